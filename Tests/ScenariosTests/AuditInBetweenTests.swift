import Testing
@testable import WorkflowEngine

@testable import Scenarios

/// Each iteration audits an earlier state too.
struct AuditInBetweenTests {
  /// The task becomes ready one transaction too late; at the end all is right.
  private static let late: [Board.Event] = [
    .runCreated(RunID(rawValue: 0)),
    .taskCreated(TaskSpec(task: TaskID(rawValue: 0), run: RunID(rawValue: 0))),
    .taskReady(TaskID(rawValue: 0)),
  ]

  @Test(arguments: [(0, false), (1, false), (2, true), (3, false), (5, true)])
  func `A state that is wrong for a while is found by the iteration that looks there`(
    place: Int,
    isFound: Bool
  ) throws {
    var state = EngineModel.State()
    let records = Self.late.enumerated().map { index, event in
      EngineModel.evolve(&state, .board(event))
      return EngineRecord(sequence: index + 1, transaction: index + 1, event: .board(event))
    }
    let found = LedgerAudit.byCheck(records, state, dispatchLimit: .max, earlier: place)
    #expect(found.count == LedgerAudit.checks.count)
    let pointers = try #require(LedgerAudit.ids.firstIndex(of: "G9"))
    #expect(found[pointers].isEmpty == !isFound)
  }
}
