import Testing

@testable import WorkflowEngine

struct PartialRerunTests {
  private func rerun(_ tasks: [TaskID], in bench: Bench) async throws -> RerunReply {
    try await bench.engine.rerun(tasks, in: bench.run, by: "ann", reason: "again")
  }

  @Test func `resets the selected tasks and no others`() async throws {
    let clock = HandClock()
    var configuration = EngineConfiguration()
    configuration.clock = clock
    let bench = try await Bench(configuration)
    let failed = [try await bench.task(), try await bench.task(), try await bench.task()]
    let done = try await bench.task()
    let waiting = try await bench.task(after: [failed[0]])
    for task in failed { try await bench.fail(task) }
    try await bench.succeed(done)
    let others = [failed[2], done, waiting]
    var before: [BoardTask] = []
    for task in others { before.append(try await bench.engine.task(task)) }
    let old = try #require(try await bench.engine.task(failed[0]).lastAttempt)
    clock.advance(by: .seconds(3))

    let plan = DispatchPlan(ready: [failed[0], failed[1]], blocked: [])
    let reply = try await rerun([failed[1], failed[0], failed[1]], in: bench)

    #expect(reply == .accepted(plan))
    var after: [BoardTask] = []
    for task in others { after.append(try await bench.engine.task(task)) }
    #expect(after == before)
    let row = try await bench.engine.task(failed[0])
    #expect(row.status == .created && row.currentAttempt == nil && row.attemptCount == 1)
    #expect(row.audit.rerunCount == 1 && row.audit.lastRerunBy == "ann")
    #expect(row.audit.lastRerunReason == "again" && row.audit.lastRerunAt == 3_000_000_000)
    #expect(try await bench.runStatus == .running)
    let note = RerunNote(by: "ann", reason: "again", at: 3_000_000_000)
    let events = try bench.events()
    #expect(events.contains(.rerunRequested(bench.run, [failed[0], failed[1]], note)))
    #expect(events.contains(.taskReset(failed[0], attempt: old.token, note)))
    #expect(try await bench.findings() == [])
  }

  @Test func `a failure can be rerun once`() async throws {
    let bench = try await Bench()
    let task = try await bench.task()
    try await bench.fail(task)
    let plan = DispatchPlan(ready: [task], blocked: [])
    #expect(try await rerun([task], in: bench) == .accepted(plan))
    #expect(try await rerun([task], in: bench) == .invalid(.notRerunnable))
    #expect(try await bench.engine.task(task).audit.rerunCount == 1)
  }

  @Test func `is refused while an attempt of the run is under way`() async throws {
    let bench = try await Bench()
    let failed = try await bench.task()
    let active = try await bench.task()
    try await bench.fail(failed)
    let token = try await bench.start(active)
    #expect(try await rerun([failed], in: bench) == .conflict(.activeTasks))
    _ = try await bench.engine.acknowledge(active, token)
    #expect(try await rerun([failed], in: bench) == .conflict(.activeTasks))
    _ = try await bench.engine.reportProgress(active, token)
    #expect(try await rerun([failed], in: bench) == .conflict(.activeTasks))
    #expect(try await bench.status(failed) == .failed)
  }

  @Test func `is refused in a paused or aborted run`() async throws {
    let bench = try await Bench()
    let task = try await bench.task()
    let token = try await bench.start(task)
    _ = try await bench.engine.pause(bench.run)
    _ = try await bench.engine.fail(task, token)
    #expect(try await rerun([task], in: bench) == .conflict(.runPaused))
    _ = try await bench.engine.abort(bench.run)
    #expect(try await rerun([task], in: bench) == .conflict(.runAborted))
  }

  @Test func `the selection must be failed tasks of the run`() async throws {
    let bench = try await Bench()
    let failed = try await bench.task()
    let created = try await bench.task()
    try await bench.fail(failed)
    let other = try await bench.engine.createRun()
    let foreign = try await bench.engine.createTask(in: other)
    #expect(try await rerun([], in: bench) == .invalid(.emptySelection))
    #expect(try await rerun([failed, TaskID(rawValue: 99)], in: bench) == .invalid(.unknownTask))
    #expect(try await rerun([foreign], in: bench) == .invalid(.unknownTask))
    #expect(try await rerun([failed, created], in: bench) == .invalid(.notRerunnable))
    #expect(try await bench.status(failed) == .failed)
    #expect(try await bench.engine.task(failed).audit.rerunCount == 0)
    await #expect(throws: BoardError.unknownRun(RunID(rawValue: 5))) {
      try await bench.engine.rerun([failed], in: RunID(rawValue: 5), by: "ann", reason: "")
    }
  }

  @Test func `a failed dependency must be selected too`() throws {
    // No sequence of commands reaches this state: both tasks have failed, one after the other.
    var board = Board()
    let run = RunID(rawValue: 0)
    let tasks = [TaskID(rawValue: 0), TaskID(rawValue: 1)]
    board.evolve(.runCreated(run))
    board.evolve(.taskCreated(TaskSpec(task: tasks[0], run: run)))
    board.evolve(.taskCreated(TaskSpec(task: tasks[1], run: run, dependencies: [tasks[0]])))
    for (index, task) in tasks.enumerated() {
      let token = AttemptToken(rawValue: index + 1)
      board.evolve(.taskDispatched(task, Attempt(token: token, number: 1)))
      board.evolve(.taskFailed(task, token, reason: ""))
    }
    func reply(_ selection: [TaskID]) throws -> RerunReply {
      var state = EngineModel.State()
      state.board = board
      let note = RerunNote(by: "ann", reason: "again", at: 0)
      return try PartialRerun(
        run,
        selection,
        note: note,
        rules: Board.rerunRules,
        startRules: Board.startRules
      ).decide(state).reply
    }
    #expect(try reply([tasks[1]]) == .invalid(.failedDependencyNotSelected))
    let blocked = DispatchPlan.Blocked(task: tasks[1], reason: .dependenciesNotSatisfied)
    #expect(try reply(tasks) == .accepted(DispatchPlan(ready: [tasks[0]], blocked: [blocked])))
  }

  @Test(arguments: [false, true])
  func `a rejected task runs again only with a new approval round`(
    _ reapprove: Bool
  ) async throws {
    let bench = try await Bench()
    let task = try await bench.task(requiresApproval: true, reapprove: reapprove)
    _ = try await bench.engine.decide(.reject, on: task, by: "ann")
    #expect(try await bench.engine.cancel(task, by: "eve") == .accepted)
    let engine = bench.engine
    let reply = try await rerun([task], in: bench)
    if reapprove {
      _ = try await engine.cancel(task, by: "eve")
      #expect(try await engine.reopen(task, by: "bob") == .accepted)
      _ = try await engine.decide(.approve, on: task, by: "ann")
      try await bench.start(task)
    } else {
      #expect(reply == .invalid(.approvalRejected))
      #expect(try await engine.reopen(task, by: "bob") == .refused(.approvalRejected))
    }
    #expect(try await bench.findings() == [])
  }

  @Test(arguments: [true, false])
  func `keeps the approval unless the task requires a new one`(_ reapprove: Bool) async throws {
    let bench = try await Bench()
    let task = try await bench.task(requiresApproval: true, reapprove: reapprove)
    _ = try await bench.engine.decide(.approve, on: task, by: "ann")
    try await bench.fail(task)
    let reply = try await rerun([task], in: bench)
    guard reapprove else {
      #expect(reply == .accepted(DispatchPlan(ready: [task], blocked: [])))
      try await bench.start(task)
      #expect(try await bench.findings() == [])
      return
    }
    let blocked = DispatchPlan.Blocked(task: task, reason: .approvalRequired)
    #expect(reply == .accepted(DispatchPlan(ready: [], blocked: [blocked])))
    #expect(try await bench.engine.dispatch(task) == .refused(.approvalRequired))
    let decision = ApprovalDecision(verdict: .approve, by: "bob", comment: "", round: 2)
    #expect(
      try await bench.engine.decide(.approve, on: task, by: "bob") == .decided(decision)
    )
    try await bench.start(task)
    #expect(try await bench.findings() == [])
  }

  @Test func `an unselected failure counts again when the rerun ends`() async throws {
    let bench = try await Bench()
    let tasks = [try await bench.task(), try await bench.task()]
    for task in tasks { try await bench.fail(task) }
    _ = try await rerun([tasks[0]], in: bench)
    #expect(try await bench.runStatus == .running)
    try await bench.succeed(tasks[0])
    #expect(try await bench.runStatus == .failed)
    _ = try await rerun([tasks[1]], in: bench)
    try await bench.succeed(tasks[1])
    #expect(try await bench.runStatus == .succeeded)
    #expect(try await bench.findings() == [])
  }

  @Test func `the lengths of names and reasons are limited`() async throws {
    let bench = try await Bench()
    let text = String(repeating: "x", count: BoardLimits.textBytes + 1)
    await #expect(throws: BoardError.self) {
      try await bench.engine.rerun([], in: bench.run, by: text, reason: "")
    }
    await #expect(throws: BoardError.self) {
      try await bench.engine.rerun([], in: bench.run, by: "ann", reason: text)
    }
    let selection = (0...BoardLimits.selection).map { TaskID(rawValue: $0) }
    await #expect(throws: BoardError.self) { try await rerun(selection, in: bench) }
  }
}
