import Foundation
import Testing

@testable import StressKit

/// The table in this folder's README matches the registered programs.
struct CatalogReadmeTests {
  private static func row(of program: any CatalogProgram.Type) -> String {
    let description = program.description
    let expected = description.defects[0].caughtBy[0]
    let holds =
      description.invariants.first { $0.id == expected }?.text
      ?? FailureKind(rawValue: expected)?.text ?? ""
    let cells = [
      "`\(program)`", program.source, expected, holds, program.fix,
    ]
    return "| " + cells.joined(separator: " | ") + " |"
  }

  @Test func `The table has a row per program, in order`() throws {
    let readme = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "README.md")
    let text = try String(contentsOf: readme, encoding: .utf8)
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("| `") }.map(String.init)
    #expect(rows == Catalog.programs.map { Self.row(of: $0) })
  }

  @Test func `Every program is in a file with its name`() {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    for (programs, name) in [
      (Catalog.kernels, "Kernels"), (Catalog.literature, "Literature"),
      (Catalog.locks, "Locks"),
    ] as [([any CatalogProgram.Type], String)] {
      let files =
        (try? FileManager.default.contentsOfDirectory(
          atPath: folder.appending(path: name).path
        )) ?? []
      #expect(files.sorted() == programs.map { "\($0).swift" }.sorted())
    }
  }
}
