import Foundation
import Testing
import WorkflowEngine

/// The article *Operations and their atomicity* matches the engine.
struct OperationsArticleTests {
  private static let file = EngineSource.article("Operations")
  private static let source = " from Tests/WorkflowEngineTests/Articles"

  @Test func `the list contains every public operation once`() throws {
    let listed = Operation.all.map(\.name)
    #expect(listed.sorted() == (try EngineSource.operations().sorted()))
    #expect(Set(listed).count == listed.count)
  }

  @Test func `the table of refusals matches the engine`() async throws {
    var lines = [
      "| operation | refused as | a refusal records | misuse throws |", "| :-- | :-- | :-- | :-- |",
    ]
    for operation in Operation.all { lines.append(try await operation.row()) }
    try ArticleTable(in: "Operations", from: Self.source, lines).check()
  }

  @Test(arguments: Operation.all.map(\.name))
  func `every operation has a row in a table of transactions`(_ name: String) throws {
    let article = try EngineSource.text(Self.file)
    let transactions = article.components(separatedBy: Self.source)[0]
    #expect(transactions.contains("\n| ``WorkflowEngine/\(name)`` |"))
  }

  @Test(arguments: RefusalReason.allCases)
  func `every reason for a refusal is in the article`(_ reason: RefusalReason) throws {
    #expect(try EngineSource.text(Self.file).contains("`\(EngineSource.name(of: reason))`"))
  }

  @Test func `every event is in the article`() throws {
    let article = try EngineSource.text(Self.file)
    let events = try EngineSource.events()
    #expect(events.count > 30)
    for event in events { #expect(article.contains("`\(event)`"), "\(event) is missing") }
  }
}
