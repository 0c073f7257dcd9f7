import EngineDefects
import StressKit
import WorkflowEngine

/// Runners report failures of all kinds, under policies that retry some of them.
///
/// Meanwhile one run is aborted, tasks are cancelled, and failed tasks are rerun. A rerun allows no
/// new retries, because retries are counted over a task's whole life. One task never succeeds.
struct AutomaticRetry: Scenario {
  var runners = 3
  var tasksPerRun = 3
  /// The largest number of retries that a policy asks for; the engine allows at most ten.
  var maximum = 12
  /// The number of reruns of failed tasks after all runners have finished.
  var reruns = 1

  /// Every call takes a few steps, and policies bound the attempts.
  var stepLimit: Int { max(20_000, 200 * (reruns + 1) * (runners + 12 * tasksPerRun)) }

  static let objective = "A failure is retried exactly if its policy allows it"
  static let parameters: [Parameter<Self>] = [
    Parameter("runners", \.runners, 1...64, drawnFrom: 1),
    Parameter("tasksPerRun", \.tasksPerRun, 1...100, drawnFrom: 1),
    Parameter("maximum", \.maximum, 1...100, drawnFrom: 1),
    Parameter("reruns", \.reruns, 1...20),
  ]
  static let configuration = EngineConfiguration()
  static let catches: [Defect<EngineConfiguration>] = [
    Defect(.retryAnyCategory, caughtBy: ["T2"]),
    Defect(.retryUncounted, caughtBy: ["T1"]),
    Defect(.retryAfterAbort, caughtBy: ["T3"]),
    Defect(.retryAfterCancel, caughtBy: ["T3"]),
    Defect(.retryDropped, caughtBy: ["T4", "G10"]),
    Defect(.retryNotReady, caughtBy: ["T5", "G9"]),
  ]
  static let witnesses = [
    Witness("retried", "a failure was retried"),
    Witness("retries-used-up", "a failure was final because no retries were left"),
    Witness("ten-retries", "a task was retried ten times"),
    Witness("final-by-category", "a failure was final because of its category"),
    Witness("failed-in-aborted-run", "an attempt failed after its run was aborted"),
    Witness("failed-when-cancelled", "an attempt failed after its cancel was requested"),
    Witness("failed-after-rerun", "a task failed again after it was rerun"),
  ]
  static let metrics = [
    "start_count", "success_count", "failure_count", "retry_count", "rerun_count",
    "rerun_conflict_count", "cancellation_count",
  ]
  static let invariants: [Invariant<Self>] =
    [
      Invariant("T1", shape: .wrongBound, "a task is never retried more often than its maximum") {
        race,
        system,
        _ in
        let failures = try RecordedFailure.all(in: system, runOf: system.run(of:))
        return .none(
          failures.compactMap { failure -> String? in
            let allowed = min(max(0, race.policy(of: failure.task).asked), 10)
            guard failure.retriedAs != nil && failure.retriesBefore >= allowed else { return nil }
            return "\(failure.task) was retried after \(failure.retriesBefore) of \(allowed)"
          }
        )
      },
      Invariant("T2", "only failures of the listed categories are retried") {
        race,
        system,
        _ in
        let failures = try RecordedFailure.all(in: system, runOf: system.run(of:))
        return .none(
          failures.compactMap { failure -> String? in
            guard let category = failure.retriedAs,
              !race.policy(of: failure.task).on.contains(category) || category != failure.category
            else { return nil }
            return "\(failure.task) was retried for \(category) after \(failure.category)"
          }
        )
      },
      Invariant("T3", shape: .checkThenAct, "no cancelled or aborted work is retried") {
        _,
        system,
        _ in
        let failures = try RecordedFailure.all(in: system, runOf: system.run(of:))
        return .none(
          failures.compactMap { failure -> String? in
            guard failure.retriedAs != nil, failure.isRunAborted || failure.isCancelRequested else {
              return nil
            }
            let why = failure.isRunAborted ? "its run was aborted" : "its cancel was requested"
            return "\(failure.task) was retried although \(why)"
          }
        )
      },
      Invariant("T4", shape: .splitTransaction, "every failure that may be retried is retried") {
        race,
        system,
        iteration in
        let failures = try RecordedFailure.all(in: system, runOf: system.run(of:))
        iteration.add(failures.count { $0.retriedAs != nil }, to: "retry_count")
        return .none(
          failures.compactMap { failure -> String? in
            let policy = race.policy(of: failure.task)
            let isDue =
              failure.retriesBefore < min(policy.asked, 10) && policy.on.contains(failure.category)
              && !failure.isRunAborted && !failure.isCancelRequested
            guard isDue && failure.retriedAs == nil else { return nil }
            return "\(failure.task) failed for \(failure.category) and was not retried"
          }
        )
      },
      Invariant("T5", shape: .lostWakeUp, "every retried task starts again") {
        _,
        system,
        _ in
        var left: [String] = []
        for task in system.tasks[0] {
          let status = try await system.engine.task(task).status
          if status == .created { left.append("\(task)") }
        }
        return .none(left)
      },
    ] + ledgerAudit

  /// The policies of the tasks, in a repeating order; in the run that is aborted all are the same.
  private func policy(of task: TaskID) -> (asked: Int, on: [FailureCategory]) {
    let policies: [(asked: Int, on: [FailureCategory])] = [
      (2, [.network]), (maximum, [.network, .flakyTest, .runnerTransient]), (-1, [.network]),
    ]
    guard task.rawValue < tasksPerRun else { return policies[0] }
    return policies[task.rawValue % policies.count]
  }

  func makeSystem(
    _ configuration: EngineConfiguration,
    _ iteration: Iteration
  ) async throws -> SeveralRuns {
    let engine = try WorkflowEngine(configuration)
    var runs: [RunID] = []
    var tasks: [[TaskID]] = []
    for number in 0..<2 {
      let run = try await engine.createRun()
      var members: [TaskID] = []
      for position in 0..<tasksPerRun {
        let policy = policy(of: TaskID(rawValue: number * tasksPerRun + position))
        let retry = RetryPolicy(maximum: policy.asked, on: policy.on)
        members.append(try await engine.create(in: run, retry: retry).task)
      }
      runs.append(run)
      tasks.append(members)
    }
    return SeveralRuns(engine: engine, runs: runs, tasks: tasks)
  }

  func run(_ system: SeveralRuns, _ iteration: Iteration) async throws {
    for wave in 0...reruns {
      if wave > 0 { try await rerun(in: system, iteration) }
      try await withThrowingTaskGroup { group in
        for number in 1...runners {
          group.addTask(name: "runner \(number)") {
            try await workWhileReady(in: system, iteration)
          }
        }
        group.addTask(name: "operator") {
          var random = iteration.random
          for _ in 0..<Int.random(in: 0..<8, using: &random) { await Task.yield() }
          _ = try await system.engine.abort(system.runs[1])
          let task = system.tasks[0][.random(in: system.tasks[0].indices, using: &random)]
          if try await system.engine.cancel(task, by: "operator") == .accepted {
            iteration.count("cancellation_count")
          }
          try await rerun(in: system, iteration)
          // A rerun makes tasks ready, so the same task also starts them.
          try await workWhileReady(in: system, iteration)
        }
        try await group.waitForAll()
      }
    }
    try witness(in: iteration, of: system)
  }

  /// Reruns the failed tasks of the run that is not aborted.
  private func rerun(in system: SeveralRuns, _ iteration: Iteration) async throws {
    let failed = await system.engine.read { state in
      system.tasks[0].filter { state.board.tasks[$0.rawValue].status.isRerunnable }
    }
    let reply = try await system.engine.rerun(failed, in: system.runs[0], by: "ann", reason: "anew")
    if case .accepted = reply {
      iteration.count("rerun_count")
    } else {
      iteration.count("rerun_conflict_count")
    }
  }

  /// Starts tasks of both runs until none is ready.
  private func workWhileReady(in system: SeveralRuns, _ iteration: Iteration) async throws {
    var random = iteration.random
    var idle = 0
    var turn = 0
    while idle < system.runs.count {
      turn += 1
      let reply = try await system.engine.dispatchNext(in: system.runs[turn % system.runs.count])
      guard case .started(let task, let attempt) = reply else {
        idle += 1
        continue
      }
      idle = 0
      iteration.count("start_count")
      try await end(task, attempt.token, in: system, iteration, using: &random)
    }
  }

  private func end(
    _ task: TaskID,
    _ token: AttemptToken,
    in system: SeveralRuns,
    _ iteration: Iteration,
    using random: inout Iteration.Random
  ) async throws {
    var reasons = ["network unreachable", "Connection reset", "flaky test", "worker lost"]
    // Use up all retries of the largest policy.
    if policy(of: task).asked != maximum { reasons += ["does not compile", "network", "dns", ""] }
    let reason = reasons[.random(in: reasons.indices, using: &random)]
    guard !reason.isEmpty else {
      _ = try await system.engine.complete(task, token)
      iteration.count("success_count")
      return
    }
    // A given category counts, whatever the words say.
    let categories: [FailureCategory?] = [nil, nil, nil, .network, .permanent]
    let category = categories[.random(in: categories.indices, using: &random)]
    _ = try await system.engine.fail(task, token, reason: reason, category: category)
    iteration.count("failure_count")
  }

  /// Records the witnesses that the records show.
  private func witness(in iteration: Iteration, of system: SeveralRuns) throws {
    for failure in try RecordedFailure.all(in: system, runOf: system.run(of:)) {
      let policy = policy(of: failure.task)
      if failure.rerunsBefore > 0 { iteration.witness("failed-after-rerun") }
      if failure.retriedAs != nil {
        iteration.witness("retried")
        if failure.retriesBefore == 9 { iteration.witness("ten-retries") }
      } else if failure.isRunAborted {
        iteration.witness("failed-in-aborted-run")
      } else if failure.isCancelRequested {
        iteration.witness("failed-when-cancelled")
      } else if !policy.on.contains(failure.category) {
        iteration.witness("final-by-category")
      } else if failure.retriesBefore > 0 {
        iteration.witness("retries-used-up")
      }
    }
  }
}
