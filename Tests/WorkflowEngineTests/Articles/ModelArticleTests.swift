import Testing
import WorkflowEngine

/// The tables of the articles *The model* and *Auditing* match the engine.
struct ModelArticleTests {
  private static func rows<Status: RawRepresentable<String> & CaseIterable & Hashable>(
    _ table: [Status: Set<Status>]
  ) -> [String] {
    ["| from | to |", "| :-- | :-- |"]
      + Status.allCases.map { status in
        let next = Status.allCases.filter { table[status]?.contains($0) == true }
        let names = next.map { "`\($0.rawValue)`" }.joined(separator: ", ")
        return "| `\(status.rawValue)` | \(names.isEmpty ? "–" : names) |"
      }
  }

  @Test func `the article shows the moves of a task`() throws {
    let rows = Self.rows(TaskStatus.legalTransitions)
    try ArticleTable(in: "TheModel", from: ": TaskStatus", rows).check()
    #expect(rows.count == TaskStatus.allCases.count + 2)
  }

  @Test func `the article shows the moves of a run`() throws {
    let rows = Self.rows(RunStatus.legalTransitions)
    try ArticleTable(in: "TheModel", from: ": RunStatus", rows).check()
    #expect(rows.count == RunStatus.allCases.count + 2)
  }

  @Test func `the article shows the moves of an approval`() throws {
    let rows = Self.rows(ApprovalStatus.legalTransitions)
    try ArticleTable(in: "TheModel", from: ": ApprovalStatus", rows).check()
    #expect(rows.count == ApprovalStatus.allCases.count + 2)
  }

  @Test func `the article shows the checks of the audit`() throws {
    let head = ["| check | shape | property |", "| :-- | :-- | :-- |"]
    let rows = LedgerAudit.checks.map { "| \($0.id) | \($0.shape.rawValue) | \($0.statement) |" }
    try ArticleTable(in: "Auditing", from: ": LedgerAudit", head + rows).check()
    #expect(rows.count == LedgerAudit.ids.count)
  }
}
