import Testing

@testable import WorkflowEngine

/// G13 compares every field of a task, and G14 counts the attempts under way.
struct AuditFieldTests {
  private typealias S = Story

  /// A wrong value of one field of the second task.
  private static let edits: [(field: String, edit: @Sendable (inout BoardTask) -> Void)] = [
    ("status", { $0.status = .blocked }),
    ("number of unmet dependencies", { $0.unmetDependencies += 1 }),
    ("number of unmet needs", { $0.unmetNeeds += 1 }),
    ("wait for paths", { $0.isParked.toggle() }),
    ("approval", { $0.approval = .pending }),
    ("approval round", { $0.approvalRound += 1 }),
    ("decision", { $0.decision = nil }),
    ("last attempt", { $0.lastAttempt = nil }),
    ("cancel request", { $0.isCancelRequested.toggle() }),
    ("rerun under way", { $0.isBeingRerun.toggle() }),
    ("handoff", { $0.handoff = Story.handoff(0) }),
    ("list of received artifacts", { $0.consumed = [ArtifactID(rawValue: 0)] }),
    ("last failure", { $0.audit.lastFailure = "another" }),
    ("category of the last failure", { $0.audit.lastFailureCategory = .network }),
  ]

  @Test func `finds nothing in a correct history`() {
    #expect(Story(Story.whole).findings("G13") == [])
    #expect(Story(Story.whole).findings("G14") == [])
  }

  @Test(arguments: edits.indices)
  func `finds a wrong field`(_ index: Int) {
    let (field, edit) = Self.edits[index]
    var story = Story(Story.whole)
    edit(&story.state.board.tasks[1])
    #expect(
      story.findings("G13")?.first == "t1 has a \(field) that differs from the one on record"
    )
  }

  /// A wrong link, token or place outside the fields of a task.
  private static let pointers:
    [(check: String, edit: @Sendable (inout EngineModel.State) -> Void)] =
      [
        ("G9", { $0.board.lastToken = AttemptToken(rawValue: 99) }),
        ("G9", { $0.board.tasks[1].dependents.append(Story.fourth) }),
        ("G9", { $0.board.tasks[0].dependents += $0.board.tasks[0].dependents }),
        ("G9", { _ = $0.board.parked.insert(0) }),
        ("G12", { $0.outbox.lastToken += 1 }),
        ("G12", { $0.outbox.nextLane = 5 }),
      ]

  @Test(arguments: pointers.indices)
  func `finds a wrong link, token or place`(_ index: Int) {
    let (check, edit) = Self.pointers[index]
    var story = Story(Story.whole)
    #expect(story.findings(check) == [])
    edit(&story.state)
    #expect(story.findings(check)?.count == 1)
  }

  @Test func `finds an index that does not follow from the rows`() {
    var story = Story(Story.whole)
    story.state.board.leases.set(0, until: 10)
    #expect(
      story.findings("S1") == ["the state differs from itself after it was stored and read"]
    )
  }

  @Test func `finds a start beyond the limit`() throws {
    let check = try #require(LedgerAudit.check("G14"))
    let records = Story(S.two + [S.start(S.first, 1), S.start(S.second, 2)]).records
    func findings(_ limit: Int) -> [String] {
      var audit = RunningAudit([check], dispatchLimit: limit)
      for record in records { audit.take(record) }
      return audit.findings(in: EngineModel.State())[0]
    }
    #expect(findings(2) == [])
    #expect(findings(1).count == 1)
    #expect(findings(1)[0].hasSuffix("t1 started while 1 attempts of 1 were under way"))
  }
}
