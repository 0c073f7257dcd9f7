import Testing

@testable import WorkflowEngine

struct DispatchPlanTests {
  @Test func `names what is ready and what keeps the others`() async throws {
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

  @Test func `names no more than it was asked for`() async throws {
    let bench = try await Bench()
    var tasks: [TaskID] = []
    for _ in 0..<5 { tasks.append(try await bench.task()) }
    for _ in 0..<5 { _ = try await bench.task(requiresApproval: true) }
    let plan = try await bench.engine.plan(bench.run, limit: 2)
    #expect(plan.ready == Array(tasks.prefix(2)))
    #expect(plan.blocked.count == 2)
    #expect(try await bench.engine.plan(bench.run, limit: 0).ready == [])
  }

  @Test func `says what keeps the whole run`() async throws {
    let bench = try await Bench()
    let task = try await bench.task()
    _ = try await bench.engine.pause(bench.run)
    let plan = try await bench.engine.plan(bench.run, limit: 1)
    #expect(plan.ready == [])
    #expect(plan.blocked == [DispatchPlan.Blocked(task: task, reason: .runPaused)])
  }
}
