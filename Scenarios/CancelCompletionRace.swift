import EngineDefects
import StressKit
import WorkflowEngine

/// Tasks are cancelled while they start, complete and fail.
///
/// The first report ends the attempt, and all others learn that it has ended. A task that is
/// cancelled before its start has no attempt to end. It is rerun, and the rerun is counted like any
/// other.
struct CancelCompletionRace: Scenario {
  var tasks = 3

  /// Every call takes a few steps, and every loop is bounded.
  var stepLimit: Int { max(20_000, 100 * tasks) }

  static let objective = "One of a cancellation, a success and a failure ends the attempt"
  static let parameters: [Parameter<Self>] = [
    Parameter("tasks", \.tasks, 1...1_000, full: 12, drawnFrom: 1)
  ]
  static let configuration = EngineConfiguration()
  static let catches: [Defect<EngineConfiguration>] = [
    Defect(.cancelBlindWrite, caughtBy: ["T1", "T2", "T3", "G1", "G4", "G5", "G9"])
      .masked(by: "the guard that requires a cancel request, and the table of transitions"),
    Defect(.cancelCheckThenAct, caughtBy: ["T1", "T2", "T3", "G1", "G4", "G5", "G9"]),
    Defect(.cancelRequestCheckThenAct, caughtBy: ["T1", "T2", "T3", "G1", "G4", "G5", "G9"]),
    Defect(.auditMissingWhenNeverStarted, caughtBy: ["T4", "G7"]),
    Defect(.rerunAlwaysRefused, caughtBy: ["T5"]),
    .excluded(
      "done-with-open-attempt",
      kernel: "BK-H16",
      because: "the end of an attempt and the status of its task are one event on one row"
    ),
  ]
  static let witnesses = [
    Witness("success-won", "a success came before the confirmation of a cancellation"),
    Witness("failure-won", "a failure came before the confirmation of a cancellation"),
    Witness("cancellation-won", "a cancellation was confirmed first"),
    Witness("cancelled-before-start", "a task was cancelled before its first start"),
    Witness("cancelled-too-late", "a cancel was requested after the attempt had ended"),
  ]
  static let metrics = [
    "attempts_total", "completed_count", "failed_count", "cancelled_count", "refused_count",
    "cancel_accepted_count", "cancel_refused_count", "cancelled_before_start_count",
    "dispatch_success_count", "dispatch_conflict_count", "rerun_success_count",
    "rerun_refused_count",
  ]
  static let invariants: [Invariant<Self>] =
    [
      Invariant("T1", shape: .checkThenAct, "every attempt has one outcome") { _, system, _ in
        let events = try system.events
        let tokens = events.compactMap(\.attemptStart?.token)
        return .exactlyOnce(events, for: tokens) { $0.outcome?.token }
      },
      Invariant("T2", shape: .lostUpdate, "a task has the first outcome of its newest attempt") {
        _,
        system,
        _ in
        let events = try system.events
        var statuses: [TaskStatus] = []
        var outcomes: [TaskStatus] = []
        for id in system.tasks {
          let task = try await system.engine.task(id)
          guard let token = task.lastAttempt?.token else { continue }
          statuses.append(task.status)
          let first = events.lazy.compactMap(\.outcome).first { $0.token == token }
          outcomes.append(first?.status ?? .created)
        }
        return .equal(statuses, outcomes)
      },
      Invariant("T3", shape: .missingFence, "one report per attempt is accepted as its end") {
        _,
        system,
        iteration in
        .addsUp(
          [
            "completions": iteration.metrics["completed_count"],
            "failures": iteration.metrics["failed_count"],
            "cancellations": iteration.metrics["cancelled_count"],
          ],
          to: try system.starts.reduce(0, +)
        )
      },
      Invariant("T4", shape: .lostUpdate, "the audit counts every rerun of every task") {
        _,
        system,
        _ in
        var counters: [(TaskID, Int)] = []
        for task in system.tasks {
          counters.append((task, try await system.engine.task(task).audit.rerunCount))
        }
        return .countersMatch(counters, try system.events) { event in
          if case .taskReset(let task, _, _) = event { task } else { nil }
        }
      },
      Invariant("T5", shape: .lostWakeUp, "each task cancelled before its start is rerun") {
        _,
        system,
        iteration in
        .equal(
          iteration.metrics["rerun_success_count"],
          iteration.metrics["cancelled_before_start_count"]
        )
      },
    ] + ledgerAudit

  func makeSystem(
    _ configuration: EngineConfiguration,
    _ iteration: Iteration
  ) async throws -> OneRun {
    var configuration = configuration
    configuration.clock = ContinuousClock()
    let engine = try WorkflowEngine(configuration)
    let run = try await engine.createRun()
    var ids: [TaskID] = []
    for _ in 0..<tasks { ids.append(try await engine.createTask(in: run)) }
    return OneRun(engine: engine, run: run, tasks: ids)
  }

  func run(_ system: OneRun, _ iteration: Iteration) async throws {
    try await withThrowingTaskGroup { group in
      for (place, task) in system.tasks.enumerated() {
        group.addTask(name: "runner \(place + 1)") {
          guard let token = try await start(task, system, iteration) else { return }
          // Two hosts report on the same attempt: one a success, the other, which was replaced, a
          // failure.
          async let success = system.engine.complete(task, token)
          async let failure = system.engine.fail(task, token, reason: "no luck")
          count(try await success, "completed_count", iteration)
          count(try await failure, "failed_count", iteration)
        }
        group.addTask(name: "canceller \(place + 1)") {
          try await cancel(task, system, iteration)
        }
      }
      try await group.waitForAll()
    }
    try witnessWinners(in: system, iteration)
    try await rerunUnstarted(of: system, iteration)
  }

  private func start(
    _ task: TaskID,
    _ system: OneRun,
    _ iteration: Iteration
  ) async throws -> AttemptToken? {
    guard case .started(_, let attempt) = try await system.engine.dispatch(task) else {
      iteration.count("dispatch_conflict_count")
      return nil
    }
    iteration.count("dispatch_success_count")
    return attempt.token
  }

  /// Requests that an attempt stop, and confirms that it has.
  private func cancel(
    _ task: TaskID,
    _ system: OneRun,
    _ iteration: Iteration
  ) async throws {
    guard try await system.engine.cancel(task, by: "operator") == .accepted else {
      iteration.count("cancel_refused_count")
      iteration.witness("cancelled-too-late")
      return
    }
    iteration.count("cancel_accepted_count")
    guard let attempt = try await system.engine.task(task).lastAttempt else {
      iteration.count("cancelled_before_start_count")
      iteration.witness("cancelled-before-start")
      return
    }
    let reply = try await system.engine.confirmCancel(task, attempt.token, by: "runner")
    count(reply, "cancelled_count", iteration)
  }

  private func count(_ reply: CallbackReply, _ key: String, _ iteration: Iteration) {
    iteration.count("attempts_total")
    iteration.count(reply == .accepted ? key : "refused_count")
  }

  /// Finds in the records which report ended each attempt with a cancel request.
  private func witnessWinners(in system: OneRun, _ iteration: Iteration) throws {
    var requested: Set<AttemptToken> = []
    for event in try system.events {
      if case .cancelRequested(_, let token, _) = event { requested.insert(token) }
      guard let (token, status) = event.outcome, requested.remove(token) != nil else { continue }
      switch status {
      case .succeeded: iteration.witness("success-won")
      case .failed: iteration.witness("failure-won")
      default: iteration.witness("cancellation-won")
      }
    }
  }

  /// Reruns the tasks that were cancelled before their start, one after the other, until they are
  /// done.
  private func rerunUnstarted(of system: OneRun, _ iteration: Iteration) async throws {
    for id in system.tasks {
      let task = try await system.engine.task(id)
      guard task.status == .cancelled && task.attemptCount == 0 else { continue }
      let reply = try await system.engine.rerun(
        [id],
        in: system.run,
        by: "operator",
        reason: "it is needed after all"
      )
      guard case .accepted = reply else {
        iteration.count("rerun_refused_count")
        continue
      }
      iteration.count("rerun_success_count")
      guard let token = try await start(id, system, iteration) else { continue }
      count(try await system.engine.complete(id, token), "completed_count", iteration)
    }
  }
}

extension Board.Event {
  /// The attempt that an event ends, and its outcome.
  fileprivate var outcome: (token: AttemptToken, status: TaskStatus)? {
    switch self {
    case .taskSucceeded(_, let token): (token, .succeeded)
    case .taskFailed(_, let token, _, _): (token, .failed)
    case .taskCancelled(_, .some(let token), _): (token, .cancelled)
    default: nil
    }
  }
}
