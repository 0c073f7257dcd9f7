import Testing

@testable import WorkflowEngine

/// The audit checks the order of records, within a transaction too.
struct AuditOrderTests {
  private typealias S = Story

  @Test func `Time never goes back`() {
    let events: [Board.Event] = [.runCreated(S.run), .runCreated(RunID(rawValue: 1))]
    func records(_ times: [Int]) -> [EngineRecord] {
      zip(times, events).enumerated().map { index, pair in
        EngineRecord(
          sequence: index + 1,
          transaction: index + 1,
          time: pair.0,
          event: .board(pair.1)
        )
      }
    }
    #expect(Story(records: records([4, 4])).findings("G8") == [])
    #expect(Story(records: records([4, 3])).findings("G8") == ["2 has the time 3, after 4"])
  }

  @Test func `A transaction has one time`() {
    let events: [Board.Event] = [.runCreated(S.run), .runCreated(RunID(rawValue: 1))]
    func findings(_ times: [Int]) -> [String]? {
      let records = zip(times, events).enumerated().map { index, pair in
        EngineRecord(
          sequence: index + 1,
          transaction: 1,
          time: pair.0,
          event: .board(pair.1)
        )
      }
      return Story(records: records).findings("G8")
    }
    #expect(findings([4, 4]) == [])
    #expect(findings([4, 5]) == ["2 has the time 5, its transaction 4"])
  }

  /// The records of a task whose success promotes another; those from the success on are one
  /// transaction.
  private static func success(_ consequences: [Board.Event]) -> Story {
    let before: [Board.Event] =
      S.one + [
        .taskCreated(TaskSpec(task: S.second, run: S.run, dependencies: [S.first])),
        S.start(S.first, 1), S.roll(.created, .running, .rollUp),
        S.start(S.second, 2), .taskFailed(S.second, S.token(2), reason: ""),
      ]
    var story = Story(before)
    let all = [.taskSucceeded(S.first, S.token(1))] + consequences
    story.records += all.enumerated().map { index, event in
      EngineRecord(
        sequence: before.count + index + 1,
        transaction: before.count + 1,
        event: .board(event)
      )
    }
    for event in all { EngineModel.evolve(&story.state, .board(event)) }
    return story
  }

  @Test func `A run's status is rolled up after all other consequences`() {
    let rollUp = S.roll(.running, .failed, .rollUp)
    #expect(Self.success([.taskReady(S.second), rollUp]).findings("G10") == [])
    #expect(
      Self.success([rollUp, .taskReady(S.second)]).findings("G10") == [
        "11: the status of r0 was rolled up before all consequences for t1"
      ]
    )
  }
}
