import Foundation
import Synchronization
import Testing

@testable import StressKit

/// The race in the README and its output are those of a test.
struct ReadmeExampleTests {
  private static let root = URL(fileURLWithPath: "\(#filePath)")
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static func text(of path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  @Test func `the README shows the tested race`() throws {
    let source = try Self.text(of: "Tests/StressKitTests/Support/DoubleWithdrawal.swift")
    #expect(try Self.text(of: "README.md").contains("```swift\n\(source)```\n"))
  }

  @Test func `a run finds the race, and the first failing iteration is the one in the README`()
    throws
  {
    let plan = DoubleWithdrawal.plan(seed: Seed(1))
    let explorer = try Explorer(DoubleWithdrawal.self, plan)
    let tally = try explorer.explore(0..<100)
    let first = try #require(tally.broken["A1"]?.first.first)
    let readme = try Self.text(of: "README.md")
    #expect(readme.contains("double-withdrawal --iteration \(first.result.index)\n"))
    let printed = Mutex("")
    let status = StressCommand.run(
      ["double-withdrawal", "--iteration", "\(first.result.index)"],
      environment: [:],
      scenarios: [DoubleWithdrawal.self],
      console: Console(
        isTerminal: false,
        write: { text in printed.withLock { $0 += text } },
        writeError: { _ in }
      )
    )
    #expect(status == .violation)
    let table = printed.withLock { $0 }
    #expect(table.contains("broken A1: expected at least 0, found -60"))
    #if DEBUG
      // An optimized build has no line for some steps.
      #expect(readme.contains("```text\n\(table)```\n"), "the README should show:\n\(table)")
    #endif
  }
}
