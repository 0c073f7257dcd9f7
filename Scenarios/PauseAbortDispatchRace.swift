import EngineDefects
import StressKit
import WorkflowEngine

/// An operator pauses and resumes a run, and sometimes aborts it, while dispatchers start tasks
/// from earlier plans and finish them.
///
/// A plan may be out of date when it is used: nothing starts while the run is paused or after it is
/// aborted. The roll-up of finished tasks never undoes an operator's pause or abort. Every delayed
/// task starts in the end, unless the run was aborted.
struct PauseAbortDispatchRace: Scenario {
  var dispatchers = 4
  var tasks = 4
  var pauses = 2
  var attempts = 4

  /// Every call takes a few steps, and every loop is bounded.
  var stepLimit: Int { max(20_000, 12 * (dispatchers * attempts * 4 + tasks + 2 * pauses)) }

  static let objective = "A task planned before a pause or an abort does not start after it"
  static let parameters: [Parameter<Self>] = [
    Parameter("dispatchers", \.dispatchers, 1...64, drawnFrom: 1),
    Parameter("tasks", \.tasks, 1...1_000, full: 8, drawnFrom: 1),
    Parameter("pauses", \.pauses, 1...100, drawnFrom: 1),
    Parameter("attempts", \.attempts, 1...1_000, drawnFrom: 1),
  ]
  static let configuration = EngineConfiguration()
  static let catches: [Defect<EngineConfiguration>] = [
    Defect(.planNotRechecked, caughtBy: ["H1", "G3"]),
    Defect(.pauseGateOff, caughtBy: ["H1", "G3"]),
    Defect(.abortGateOff, caughtBy: ["H1", "G3"]),
    Defect(.rollupOverwrites, caughtBy: ["H2", "H3", "G1", "G10"]),
    Defect(.rollupIgnoresOperator, caughtBy: ["H3", "G1", "G10"]),
    Defect(.rollupDropped, caughtBy: ["H5", "G10"]),
    Defect(.pauseDropped, caughtBy: ["H4"]),
  ]
  static let witnesses = [
    Witness("planned-then-paused", "a planned task was refused because the run was paused"),
    Witness("planned-then-aborted", "a planned task was refused because the run was aborted"),
    Witness("finished-during-a-pause", "a task succeeded while the run was paused"),
    Witness("finished-after-the-abort", "a task succeeded after the run was aborted"),
    Witness("started-after-a-resume", "a task was started after the run was resumed"),
  ]
  static let metrics = [
    "attempts_total", "dispatch_success_count", "dispatch_conflict_count",
    "refused_by_pause_count", "refused_by_abort_count", "nothing_planned_count", "pause_count",
    "resume_count", "abort_count", "control_refused_count",
  ]
  static let invariants: [Invariant<Self>] =
    [
      Invariant("H1", shape: .checkThenAct, "nothing starts in a paused or aborted run") {
        _,
        system,
        _ in
        .onlyWhileOpen(try system.events, atFirst: .open) { event in
          switch event {
          case .runStatusChanged(let run, _, _, cause: .pause),
            .runStatusChanged(let run, _, _, cause: .abort):
            [GateStep.closed(run)]
          case .runStatusChanged(let run, _, _, cause: .resume): [.opened(run)]
          case .taskDispatched: [.acted(needing: [system.run])]
          default: []
          }
        }
      },
      Invariant("H2", shape: .lostUpdate, "each status change starts from the previous status") {
        _,
        system,
        _ in
        try system.events.claimsChainedRunStatuses
      },
      Invariant("H3", shape: .splitTransaction, "tasks end neither a pause nor an abort") {
        _,
        system,
        _ in
        try system.events.claimsOperatorsPrevail
      },
      Invariant("H4", shape: .lostUpdate, "the replies to the operator match the ledger") {
        _,
        system,
        iteration in
        var recorded: [RunStatusCause: Int] = [:]
        for case .runStatusChanged(_, _, _, let cause) in try system.events {
          recorded[cause, default: 0] += 1
        }
        let told = ["pause_count", "resume_count", "abort_count"].map { iteration.metrics[$0] }
        let causes = [RunStatusCause.pause, .resume, .abort]
        return .equal(told, causes.map { recorded[$0] ?? 0 })
      },
      Invariant("H5", shape: .lostWakeUp, "a run that is not aborted ends with all tasks done") {
        race,
        system,
        iteration in
        let run = try await system.engine.run(system.run)
        let isAborted = iteration.metrics["abort_count"] > 0
        let done = run.count(of: .succeeded)
        return .equal(
          "\(run.status), \(done) of \(race.tasks) tasks",
          isAborted
            ? "aborted, \(done) of \(race.tasks) tasks"
            : "succeeded, \(race.tasks) of \(race.tasks) tasks"
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

  func run(_ system: OneRun, _ iteration: Iteration) async throws {
    var random = iteration.random
    let isAborting = Bool.random(using: &random)
    try await withThrowingTaskGroup { group in
      group.addTask(name: "operator") {
        for _ in 0..<pauses {
          let reply = try await system.engine.pause(system.run)
          guard count(reply, "pause_count", iteration) else { break }
          await Task.yield()
          count(try await system.engine.resume(system.run), "resume_count", iteration)
        }
        guard isAborting else { return }
        count(try await system.engine.abort(system.run), "abort_count", iteration)
      }
      for number in 1...dispatchers {
        group.addTask(name: "dispatcher \(number)") {
          for _ in 0..<attempts {
            let plan = try await system.engine.plan(system.run, limit: 2)
            if plan.ready.isEmpty {
              iteration.count("nothing_planned_count")
              await Task.yield()
            }
            for task in plan.ready {
              let reply = try await system.engine.dispatch(task)
              try await follow(reply, system, iteration)
            }
          }
        }
      }
      try await group.waitForAll()
    }
    for _ in system.tasks {
      let reply = try await system.engine.dispatchNext(in: system.run)
      try await follow(reply, system, iteration)
    }
    try witnessWindows(in: system, iteration)
  }

  /// Counts the reply to the operator; returns whether the run's status changed.
  @discardableResult
  private func count(_ reply: RunControlReply, _ key: String, _ iteration: Iteration) -> Bool {
    guard case .moved = reply else {
      iteration.count("control_refused_count")
      return false
    }
    iteration.count(key)
    return true
  }

  /// Counts a start, and finishes the task.
  private func follow(
    _ reply: DispatchReply,
    _ system: OneRun,
    _ iteration: Iteration
  ) async throws {
    iteration.count("attempts_total")
    switch reply {
    case .started(let task, let attempt):
      iteration.count("dispatch_success_count")
      _ = try await system.engine.complete(task, attempt.token)
    case .refused(.runPaused):
      iteration.count("refused_by_pause_count")
      iteration.witness("planned-then-paused")
    case .refused(.runAborted): iteration.count("refused_by_abort_count")
    case .refused: iteration.count("dispatch_conflict_count")
    }
  }

  /// Finds in the records the operator's actions around starts and ends of tasks.
  private func witnessWindows(in system: OneRun, _ iteration: Iteration) throws {
    var cause = RunStatusCause.rollUp
    for event in try system.events {
      switch (event, cause) {
      case (.runStatusChanged(_, _, _, let next), _) where next != .rollUp: cause = next
      case (.taskSucceeded, .pause): iteration.witness("finished-during-a-pause")
      case (.taskSucceeded, .abort): iteration.witness("finished-after-the-abort")
      case (.taskDispatched, .resume): iteration.witness("started-after-a-resume")
      case (.dispatchRefused(_, .runAborted), _): iteration.witness("planned-then-aborted")
      default: break
      }
    }
  }
}
