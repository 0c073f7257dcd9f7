import EngineDefects
import StressKit
import WorkflowEngine

/// Runners let attempts fail for all kinds of reasons, under policies that retry some of them.
///
/// Meanwhile one run is aborted, tasks are cancelled, and what has failed for good is rerun, which
/// gives no new retries: the number of a task's retries is for its whole life. One task never succeeds.
struct AutomaticRetry: Scenario {
  var runners = 3
  var tasksPerRun = 3
  /// The retries that the most patient policy asks for; more than ten are not given.
  var maximum = 12
  /// How often what has failed is rerun when all runners have gone home, and they come again.
  var reruns = 1

  /// Every call is a few steps, and policies bound the attempts.
  var stepLimit: Int { max(20_000, 200 * (reruns + 1) * (runners + 12 * tasksPerRun)) }

  static let objective = "A failure is tried again when its policy says so, and never otherwise"
  static let parameters: [Parameter<Self>] = [
    Parameter("runners", \.runners, 1...64),
    Parameter("tasksPerRun", \.tasksPerRun, 1...100),
    Parameter("maximum", \.maximum, 1...100),
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
    Witness("retried", "a failure was tried again"),
    Witness("retries-used-up", "a failure was final because all retries had been used"),
    Witness("ten-retries", "a task was tried again ten times"),
    Witness("final-by-category", "a failure was final because of its category"),
    Witness("failed-in-aborted-run", "an attempt failed after its run was aborted"),
    Witness("failed-when-cancelled", "an attempt failed after it was asked to stop"),
    Witness("failed-after-rerun", "a task failed again after it was rerun"),
  ]
  static let metrics = [
    "start_count", "success_count", "failure_count", "retry_count", "rerun_count",
    "rerun_conflict_count", "cancellation_count",
  ]
  static let invariants: [Invariant<Self>] =
    [
      Invariant("T1", shape: .wrongBound, "retries of a task, for life, stay within its maximum") {
        race,
        system,
        _ in
        let failures = try RecordedFailure.all(in: system, runOf: system.run(of:))
        return .none(
          failures.compactMap { failure -> String? in
            let allowed = min(max(0, race.policy(of: failure.task).asked), 10)
            guard failure.retriedAs != nil && failure.retriesBefore >= allowed else { return nil }
            return "\(failure.task) was tried again after \(failure.retriesBefore) of \(allowed)"
          }
        )
      },
      Invariant("T2", "only failures of the named categories are tried again") {
        race,
        system,
        _ in
        let failures = try RecordedFailure.all(in: system, runOf: system.run(of:))
        return .none(
          failures.compactMap { failure -> String? in
            guard let category = failure.retriedAs,
              !race.policy(of: failure.task).on.contains(category) || category != failure.category
            else { return nil }
            return "\(failure.task) was tried again for \(category) after \(failure.category)"
          }
        )
      },
      Invariant("T3", shape: .checkThenAct, "nothing is tried again that was to stop") {
        _,
        system,
        _ in
        let failures = try RecordedFailure.all(in: system, runOf: system.run(of:))
        return .none(
          failures.compactMap { failure -> String? in
            guard failure.retriedAs != nil, failure.isRunAborted || failure.isCancelRequested else {
              return nil
            }
            let why = failure.isRunAborted ? "its run was aborted" : "it was asked to stop"
            return "\(failure.task) was tried again after \(why)"
          }
        )
      },
      Invariant("T4", shape: .splitTransaction, "every failure that may be tried again is") {
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
            return "\(failure.task) failed for \(failure.category) and was given up"
          }
        )
      },
      Invariant("T5", shape: .lostWakeUp, "what is tried again is started again") {
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

  /// What the policies of tasks ask for, one after the other, and then again from the first; in the
  /// run that is aborted all are alike.
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
          // Whoever makes a task ready sees to it that it is started.
          try await workWhileReady(in: system, iteration)
        }
        try await group.waitForAll()
      }
    }
    try witness(in: iteration, of: system)
  }

  /// Reruns what has failed in the run that is not aborted.
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
    var reasons = ["network unreachable", "connection reset", "flaky test", "worker lost"]
    // The most patient policy is tried to its end.
    if policy(of: task).asked != maximum { reasons += ["does not compile", "network", "dns", ""] }
    let reason = reasons[.random(in: reasons.indices, using: &random)]
    guard !reason.isEmpty else {
      _ = try await system.engine.complete(task, token)
      iteration.count("success_count")
      return
    }
    _ = try await system.engine.fail(task, token, reason: reason)
    iteration.count("failure_count")
  }

  /// Says what the records show to have happened.
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
