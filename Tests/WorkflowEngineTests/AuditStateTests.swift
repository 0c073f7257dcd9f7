import Testing

@testable import WorkflowEngine

/// G7 and G9: rows that differ from the records.
struct AuditStateTests {
  private typealias S = Story

  @Test func `finds wrong counters of retries, reclaims and reopenings`() {
    var story = Story(S.whole)
    #expect(story.findings("G7") == [])
    story.state.board.tasks[2].audit = TaskAudit()
    #expect(
      story.findings("G7") == [
        "t2 counts 0 starts, but 3 are on record", "t2 counts 0 retries, but 1 are on record",
        "t2 counts 0 reclaims, but 1 are on record", "t2 counts 0 reopenings, but 1 are on record",
      ]
    )
  }

  @Test func `finds wrong counters of the board`() {
    var story = Story(S.four + S.made + [S.start(S.third, 2)])
    #expect(story.findings("G7") == [])
    story.state.board.activeCount = 5
    story.state.board.artifacts = []
    #expect(
      story.findings("G7") == [
        "the board counts 5 attempts under way, but 1 are on record",
        "the board counts 0 artifacts, but 1 are on record",
      ]
    )
  }

  @Test func `finds links that are not recorded, and links that only one task lists`() {
    var story = Story(S.four)
    story.state.board.tasks[3].dependencies = [S.second]
    story.state.board.tasks[0].dependents = [S.third]
    #expect(
      story.findings("G9") == [
        "t1 waits for t0, which does not list it", "t3 waits for [t1], but [] are on record",
        "t3 waits for t1, which does not list it",
      ]
    )
  }

  @Test func `finds a lease that differs from the records`() {
    var story = Story(S.one + [S.start(S.first, 1, leasedUntil: 10)])
    story.state.board.tasks[0].leasedUntil = 99
    #expect(story.findings("G9") == ["t0 has a lease that differs from the one on record"])
    story.tell(.leaseExtended(S.first, S.token(1), until: 20))
    #expect(story.findings("G9") == [])
  }

  @Test func `finds keys that name no task or an archived task`() {
    var story = Story(S.four)
    story.state.board.keys = [:]
    #expect(
      story.findings("G9") == [
        "t2 is created, but its key names no task", "t3 is created, but its key names no task",
      ]
    )
    story = Story(S.four + [.taskArchived(S.fourth)])
    #expect(story.findings("G9") == [])
    story.state.board.keys[TaskKey(run: S.run, text: "fourth")] = S.fourth
    #expect(story.findings("G9") == ["t3 is archived, but its key names t3"])
  }

  @Test func `finds a parked task in the ready index`() {
    let locked: [Board.Event] =
      S.four + S.made + [
        S.start(S.third, 2), .pathsLocked(S.third, S.token(2)),
        .taskDemoted(S.fourth, .pathLocked),
      ]
    var story = Story(locked)
    #expect(story.findings("G9") == [])
    story.state.board.runs[0].ready.insert(3)
    #expect(story.findings("G9") == ["t3 is listed as ready, but its gates are closed"])
  }
}
