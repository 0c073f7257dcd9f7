import Foundation
import Testing

/// The article *What is controlled* states every order of an actor's jobs that is tested.
///
/// With `RACE_STRESS_WRITE_ARTICLE=1` in the environment its tables are written again.
struct ActorOrderArticleTests {
  private static let file = URL(fileURLWithPath: "\(#filePath)")
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
    .appending(path: "Sources/StressKit/StressKit.docc/WhatIsControlled.md")

  private static func table(of orders: [ActorOrder]) -> String {
    let rows = orders.map { order in
      let possible = order.possible.sorted().map { "`\($0)`" }.joined(separator: ", ")
      let excluded = order.excluded.sorted().map { "`\($0)`" }.joined(separator: ", ")
      return "| \(order.rule) | \(possible) | \(excluded) | \(order.reason) |"
    }
    return
      (["| rule | explored | excluded | why |", "| :-- | :-- | :-- | :-- |"] + rows)
      .joined(separator: "\n") + "\n"
  }

  @Test(.serialized, arguments: [("FreeOrders", FreeOrders.all), ("FixedOrders", FixedOrders.all)])
  func `the article shows the orders`(name: String, orders: [ActorOrder]) throws {
    let start = "<!-- Generated from Tests/StressKitTests/Orders/\(name).swift. -->\n"
    let table = Self.table(of: orders)
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

  @Test func `every rule stands once`() {
    #expect(Set(ActorOrder.all.map(\.rule)).count == ActorOrder.all.count)
  }
}
