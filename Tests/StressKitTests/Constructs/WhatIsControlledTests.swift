import CStressRuntime
import Foundation
import Testing

/// The article *What is controlled* says of every construct what its test shows.
///
/// With `RACE_STRESS_WRITE_ARTICLE=1` in the environment the tests write the tables.
struct WhatIsControlledTests {
  private static let file = URL(fileURLWithPath: "\(#filePath)")
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
    .appending(path: "Sources/StressKit/StressKit.docc/WhatIsControlled.md")

  /// The table with a row for every construct.
  private static var constructs: String {
    var lines = ["| construct | under control | tested in |", "| :-- | :-- | :-- |"]
    for construct in Construct.all {
      let test = construct.isTested ? "`Constructs/\(construct.file)`" : ""
      lines.append("| \(construct.name) | \(construct.handling.text) | \(test) |")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Names of the functions with mangled symbols.
  private static let swiftNames = [
    "$sScTss5NeverORszABRs_rlE5yieldyyYaFZ": "Task.yield()",
    "$sScS12ContinuationV5yieldyAB11YieldResultOyx__GxnF":
      "AsyncStream.Continuation.yield(_:)",
    "$sScS12ContinuationV5yieldAB11YieldResultOyyt__GyytRszlF":
      "AsyncStream.Continuation.yield()",
    "$sScS12ContinuationV5yield4withAB11YieldResultOyx__Gs0E0Oyxs5NeverOG_tF":
      "AsyncStream.Continuation.yield(with:)",
    "$sScS12ContinuationV6finishyyF":
      "AsyncStream.Continuation.finish()",
    "$sScs12ContinuationV5yieldyAB11YieldResultOyxq___GxnF":
      "AsyncThrowingStream.Continuation.yield(_:)",
    "$sScs12ContinuationV5yieldAB11YieldResultOyytq___GyytRszrlF":
      "AsyncThrowingStream.Continuation.yield()",
    "$sScs12ContinuationV5yield4withAB11YieldResultOyxs5Error_p__Gs0E0OyxsAG_pG_tsAG_pRs_rlF":
      "AsyncThrowingStream.Continuation.yield(with:)",
    "$sScs12ContinuationV6finish8throwingyq_Sgn_tF":
      "AsyncThrowingStream.Continuation.finish(throwing:)",
  ]

  /// The table with a row for every group of interposed functions, in the order of the list.
  private static var interposed: String {
    var groups: [(name: String, functions: [String])] = []
    for index in 0..<stress_interposed_count() {
      let group = unsafe String(cString: stress_interposed_group(index))
      let symbol = unsafe String(cString: stress_interposed_symbol(index))
      let name = Self.swiftNames[symbol] ?? symbol
      if groups.last?.name != group { groups.append((group, [])) }
      groups[groups.count - 1].functions.append("`\(name)`")
    }
    let rows = groups.map { "| \($0.name) | \($0.functions.joined(separator: ", ")) |" }
    return (["| group | functions |", "| :-- | :-- |"] + rows).joined(separator: "\n") + "\n"
  }

  /// Compares the article with a table below a comment, after writing it when that is wanted.
  private func compare(_ table: String, below comment: String) throws {
    let start = "<!-- \(comment) -->\n"
    var article = try String(contentsOf: Self.file, encoding: .utf8)
    let before = try #require(article.firstRange(of: start), "the table has no start")
    let rest = article[before.upperBound...]
    let end = rest.firstRange(of: "\n\n")?.lowerBound ?? rest.endIndex
    if ProcessInfo.processInfo.environment["RACE_STRESS_WRITE_ARTICLE"] == "1" {
      article.replaceSubrange(before.upperBound..<end, with: table.dropLast())
      try article.write(to: Self.file, atomically: true, encoding: .utf8)
    }
    #expect(
      article.contains(start + table),
      "run the test once with RACE_STRESS_WRITE_ARTICLE=1, and read what has changed"
    )
  }

  @Test func `the article shows the table of the constructs and the one of the functions`() throws {
    try compare(Self.constructs, below: "Generated from Tests/StressKitTests/Constructs.")
    try compare(Self.interposed, below: "Generated from Sources/CStressRuntime/interposed.h.")
  }

  @Test func `a function of the list belongs to one group and is there once`() {
    let symbols = (0..<stress_interposed_count()).map {
      unsafe String(cString: stress_interposed_symbol($0))
    }
    let groups = (0..<stress_interposed_count()).map {
      unsafe String(cString: stress_interposed_group($0))
    }
    #expect(Set(symbols).count == symbols.count)
    #expect(symbols.count > 70)
    let runs = zip(groups, groups.dropFirst()).count { $0 != $1 } + 1
    #expect(runs == Set(groups).count)
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
    case .deadlocks(let reason): "a deadlock: *waits for \(reason)*"
    case .givenUp(let reason): "ends the iteration: *\(reason)*"
    case .notReached(let reason): "no: \(reason)"
    }
  }
}
