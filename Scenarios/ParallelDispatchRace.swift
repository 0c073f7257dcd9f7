import EngineDefects
import StressKit
import WorkflowEngine

/// Eight dispatchers race for twelve ready tasks.
///
/// Each dispatcher makes a plan and tries to start its first task, which another may have started
/// by then. In every interleaving each task starts once, and the loser of a race is told.
struct ParallelDispatchRace: Scenario {
  var dispatchers = 8
  var tasks = 12

  /// Every call takes a few steps, and every loop is bounded.
  var stepLimit: Int { max(20_000, 8 * dispatchers * attemptLimit) }

  static let objective = "Parallel dispatchers start each ready task exactly once"
  static let parameters: [Parameter<Self>] = [
    Parameter("dispatchers", \.dispatchers, 1...64, drawnFrom: 1),
    Parameter("tasks", \.tasks, 1...1_000, drawnFrom: 1),
  ]
  static let configuration = EngineConfiguration()
  static let catches: [Defect<EngineConfiguration>] = [
    Defect(.dispatchCheckThenSet, caughtBy: ["D1", "D2", "D6", "G1", "G2"]),
    Defect(.sequenceNotAtomic, caughtBy: ["G8"]),
    Defect(.dispatchEventDoubled, caughtBy: ["D2", "D5", "G1", "G2"]),
    Defect(.acknowledgementDropped, caughtBy: ["D4"]),
    Defect(.dispatchRollUpDropped, caughtBy: ["G10"]).masked(by: "the acknowledgement's roll-up"),
    Defect(.lostDispatchThrows, caughtBy: ["D3"]),
  ]
  static let witnesses = [
    Witness("dispatch-lost-to-another", "another dispatcher had already started a planned task"),
    Witness("two-dispatchers-started", "more than one dispatcher started a task"),
  ]
  static let metrics = [
    "attempts_total", "dispatch_success_count", "dispatch_conflict_count",
    "validation_error_count", "unexpected_error_count", "blocked_no_ready_count",
    "blocked_dependencies_count", "max_dispatch_events_per_task", "dispatchers_that_started",
  ]
  static let invariants: [Invariant<Self>] =
    [
      Invariant("D1", "every task starts, and each accepted start is of a different task") {
        race,
        system,
        iteration in
        let started = try system.starts.count { $0 > 0 }
        let successes = iteration.metrics["dispatch_success_count"]
        return .equal([started, successes], [race.tasks, race.tasks])
      },
      Invariant("D2", "no task starts twice") { _, system, iteration in
        let most = try system.starts.max() ?? 0
        iteration.raise("max_dispatch_events_per_task", to: most)
        return .atMost(most, 1)
      },
      Invariant("D3", "no dispatcher gets an unexpected error") { _, _, iteration in
        .equal(iteration.metrics["unexpected_error_count"], 0)
      },
      Invariant("D4", "every task ends queued") { race, system, _ in
        .equal(try await system.count(of: .queued), race.tasks)
      },
      Invariant("D5", "the replies to dispatchers match the ledger") { _, system, iteration in
        let told = [
          iteration.metrics["dispatch_success_count"], iteration.metrics["dispatch_conflict_count"],
        ]
        return .equal(told, [try system.starts.reduce(0, +), try system.refusedStarts])
      },
      Invariant("D6", "every attempt has one outcome") { _, _, iteration in
        .outcomesAddUp(
          in: iteration,
          [
            "dispatch_success_count", "dispatch_conflict_count", "validation_error_count",
            "unexpected_error_count", "blocked_no_ready_count", "blocked_dependencies_count",
          ]
        )
      },
    ] + ledgerAudit

  func makeSystem(
    _ configuration: EngineConfiguration,
    _ iteration: Iteration
  ) async throws -> OneRun {
    let engine = try WorkflowEngine(configuration)
    let run = try await engine.createRun()
    var ids: [TaskID] = []
    for _ in 0..<tasks { ids.append(try await engine.createTask(in: run)) }
    return OneRun(engine: engine, run: run, tasks: ids)
  }

  /// Enough for every dispatcher to lose every race.
  private var attemptLimit: Int { max(50 * tasks, 10 * dispatchers) }

  func run(_ system: OneRun, _ iteration: Iteration) async throws {
    await withTaskGroup { group in
      for number in 1...dispatchers {
        group.addTask(name: "dispatcher \(number)") {
          var hasStarted = false
          for _ in 0..<attemptLimit {
            iteration.count("attempts_total")
            do {
              let plan = try await system.engine.plan(system.run, limit: 1)
              guard let task = plan.ready.first else {
                iteration.count(
                  plan.blocked.isEmpty ? "blocked_no_ready_count" : "blocked_dependencies_count"
                )
                return
              }
              guard try await start(task, of: system, iteration) else { continue }
              if !hasStarted { iteration.count("dispatchers_that_started") }
              hasStarted = true
              if iteration.metrics["dispatchers_that_started"] > 1 {
                iteration.witness("two-dispatchers-started")
              }
            } catch {
              iteration.count("unexpected_error_count")
              // A ledger that has failed has no other answer.
              if error is LedgerError { return }
            }
          }
        }
      }
    }
  }

  /// Tries to start a planned task; returns whether this call started it.
  private func start(
    _ task: TaskID,
    of system: OneRun,
    _ iteration: Iteration
  ) async throws -> Bool {
    switch try await system.engine.dispatch(task) {
    case .started(let task, let attempt):
      iteration.count("dispatch_success_count")
      let reply = try await system.engine.acknowledge(task, attempt.token)
      if reply != .accepted { iteration.count("validation_error_count") }
      return true
    case .refused(.notDispatchableState):
      iteration.count("dispatch_conflict_count")
      iteration.witness("dispatch-lost-to-another")
    case .refused:
      iteration.count("validation_error_count")
    }
    return false
  }
}
