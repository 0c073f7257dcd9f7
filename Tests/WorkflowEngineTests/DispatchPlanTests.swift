import Testing

@testable import WorkflowEngine

struct DispatchPlanTests {
  @Test func `lists the ready tasks and why the others may not start`() async throws {
    let bench = try await Bench()
    let gated = try await bench.task(requiresApproval: true)
    let free = try await bench.task()
    let child = try await bench.task(after: [free])
    let rejected = try await bench.task(requiresApproval: true)
    let started = try await bench.task()
    try await bench.start(started)
    _ = try await bench.engine.decide(.reject, on: rejected, by: "ann")
    let plan = try await bench.engine.plan(bench.run, limit: 10)
    #expect(plan.ready == [free])
    #expect(
      plan.blocked == [
        DispatchPlan.Blocked(task: gated, reason: .approvalRequired),
        DispatchPlan.Blocked(task: child, reason: .dependenciesNotSatisfied),
        DispatchPlan.Blocked(task: rejected, reason: .approvalRejected),
      ]
    )
  }

  @Test func `lists no more tasks than the limit`() async throws {
    let bench = try await Bench()
    var tasks: [TaskID] = []
    for _ in 0..<5 { tasks.append(try await bench.task()) }
    for _ in 0..<5 { _ = try await bench.task(requiresApproval: true) }
    let plan = try await bench.engine.plan(bench.run, limit: 2)
    #expect(plan.ready == Array(tasks.prefix(2)))
    #expect(plan.blocked.count == 2)
    #expect(try await bench.engine.plan(bench.run, limit: 0).ready == [])
    // Tasks that were ready when the run was paused are blocked now, like the others.
    _ = try await bench.engine.pause(bench.run)
    let paused = try await bench.engine.plan(bench.run, limit: 2)
    #expect(paused.ready == [])
    #expect(paused.blocked.count == 2)
  }

  @Test func `gives the reason that stops the whole run`() async throws {
    let bench = try await Bench()
    let task = try await bench.task()
    _ = try await bench.engine.pause(bench.run)
    let plan = try await bench.engine.plan(bench.run, limit: 1)
    #expect(plan.ready == [])
    #expect(plan.blocked == [DispatchPlan.Blocked(task: task, reason: .runPaused)])
  }

  @Test func `lists a demoted task once, with its reason`() async throws {
    let bench = try await Bench()
    let parent = try await bench.task()
    let linked = try await bench.task()
    let holder = try await bench.task(paths: ["a"])
    let parked = try await bench.task(paths: ["a/b"])
    let blocked = try await bench.task()
    _ = try await bench.engine.link(linked, after: parent)
    try await bench.start(holder)
    var plan = try await bench.engine.plan(bench.run, limit: 10)
    let locked = DispatchPlan.Blocked(task: parked, reason: .pathLocked)
    let waiting = DispatchPlan.Blocked(task: linked, reason: .dependenciesNotSatisfied)
    #expect(plan.ready == [parent, blocked])
    #expect(plan.blocked == [waiting, locked])
    // Nobody has tried to start it yet, so it is still in the ready index.
    _ = try await bench.engine.dispatch(parked)
    _ = try await bench.engine.block(blocked, reason: "wait")
    plan = try await bench.engine.plan(bench.run, limit: 10)
    #expect(plan.ready == [parent])
    let held = DispatchPlan.Blocked(task: blocked, reason: .taskBlocked)
    #expect(plan.blocked == [waiting, locked, held])
  }

  @Test func `a plan changes nothing`() async throws {
    let bench = try await Bench()
    _ = try await bench.task(paths: ["a"])
    let before = try bench.events().count
    _ = try await bench.engine.plan(bench.run, limit: 10)
    #expect(try bench.events().count == before)
    await #expect(throws: BoardError.unknownRun(RunID(rawValue: 3))) {
      try await bench.engine.plan(RunID(rawValue: 3), limit: 1)
    }
  }
}
