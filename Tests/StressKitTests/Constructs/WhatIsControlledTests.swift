import Foundation
import Testing

/// The article *What is controlled* says of every construct what its test shows.
///
/// With `RACE_STRESS_WRITE_ARTICLE=1` in the environment the table is written anew.
struct WhatIsControlledTests {
  private static let file = URL(fileURLWithPath: "\(#filePath)")
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
    .appending(path: "Sources/StressKit/StressKit.docc/WhatIsControlled.md")

  private static let start = "<!-- Generated from Tests/StressKitTests/Constructs. -->\n"

  /// The table with a row for every construct.
  private static var table: String {
    var lines = ["| construct | under control | tested in |", "| :-- | :-- | :-- |"]
    for construct in Construct.all {
      let test = construct.isTested ? "`Constructs/\(construct.file)`" : ""
      lines.append("| \(construct.name) | \(construct.handling.text) | \(test) |")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  @Test func `the article shows the table of the constructs`() throws {
    var article = try String(contentsOf: Self.file, encoding: .utf8)
    let before = try #require(article.firstRange(of: Self.start), "the table has no start")
    let rest = article[before.upperBound...]
    let end = rest.firstRange(of: "\n\n")?.lowerBound ?? rest.endIndex
    if ProcessInfo.processInfo.environment["RACE_STRESS_WRITE_ARTICLE"] == "1" {
      article.replaceSubrange(before.upperBound..<end, with: Self.table.dropLast())
      try article.write(to: Self.file, atomically: true, encoding: .utf8)
    }
    #expect(
      article.contains(Self.start + Self.table),
      "run the test once with RACE_STRESS_WRITE_ARTICLE=1, and read what has changed"
    )
  }

  @Test func `every construct has a name of its own`() {
    let names = Construct.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.count > 80)
  }
}

extension Construct {
  fileprivate var isTested: Bool {
    if case .notReached = handling { false } else { true }
  }
}

extension Construct.Handling {
  /// What the table says.
  fileprivate var text: String {
    switch self {
    case .controlled: "yes"
    case .named(let event): "no; named as *\(event)*"
    case .givenUp(let reason): "ends the iteration: *\(reason)*"
    case .notReached(let reason): "no: \(reason)"
    }
  }
}
