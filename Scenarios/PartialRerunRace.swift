import EngineDefects
import StressKit
import WorkflowEngine

/// Eight rerunners race to reset one failed task, while a dispatcher starts it and lets it fail
/// again.
///
/// Each failure can be rerun once: one of the rerunners succeeds, and the others learn that the
/// task is active or has not failed. Tasks that were not selected do not change.
struct PartialRerunRace: Scenario {
  var rerunners = 8
  var attempts = 16
  var dispatches = 8

  /// Every call takes a few steps, and every loop is bounded.
  var stepLimit: Int { max(20_000, 8 * (rerunners * attempts + 2 * dispatches)) }

  static let objective = "Concurrent partial reruns reset each failure exactly once"
  static let parameters: [Parameter<Self>] = [
    Parameter("rerunners", \.rerunners, 1...64, drawnFrom: 1),
    Parameter("attempts", \.attempts, 1...1_000, drawnFrom: 1),
    Parameter("dispatches", \.dispatches, 1...1_000, drawnFrom: 1),
  ]
  static let configuration = EngineConfiguration()
  static let catches: [Defect<EngineConfiguration>] = [
    Defect(.rerunCheckThenAct, caughtBy: ["R6", "R8", "G1", "G5"]),
    Defect(.auditLostUpdate, caughtBy: ["R3", "G7"]),
    Defect(.rerunResetsTwice, caughtBy: ["R6", "G1", "G5"]),
    Defect(.rerunNotRecorded, caughtBy: ["R4", "R5"]),
    Defect(.rerunSpreads, caughtBy: ["R7", "G1"]),
    Defect(.rerunAlwaysRefused, caughtBy: ["R1"]),
    Defect(.lostRerunThrows, caughtBy: ["R2"]),
    Defect(.failureRollUpDropped, caughtBy: ["G10"]),
  ]
  static let witnesses = [
    Witness("rerun-lost-to-another", "a rerun was refused because another had reset the task"),
    Witness("rerun-met-an-active-task", "a rerun was refused because the task had been started"),
    Witness("failed-again-and-rerun", "the task was rerun after it had failed again"),
  ]
  static let metrics = [
    "attempts_total", "success_count", "conflict_count", "validation_count", "error_count",
    "reset_events_count", "requested_events_count", "rerun_count_audit", "dispatch_success_count",
    "dispatch_conflict_count",
  ]
  static let invariants: [Invariant<Self>] =
    [
      Invariant("R1", "at least one rerun succeeds") { _, _, iteration in
        .atLeast(iteration.metrics["success_count"], 1)
      },
      Invariant("R2", "no rerunner gets an unexpected error") { _, _, iteration in
        .equal(iteration.metrics["error_count"], 0)
      },
      Invariant("R3", "the audit counts every reset of every task") { _, system, iteration in
        var audited: [Int] = []
        for task in system.tasks {
          audited.append(try await system.engine.task(task).audit.rerunCount)
        }
        let resets = try system.resets.map(\.count)
        iteration.add(audited.reduce(0, +), to: "rerun_count_audit")
        iteration.add(resets.reduce(0, +), to: "reset_events_count")
        return .equal(audited, resets)
      },
      Invariant("R4", "each accepted rerun has one recorded request") { _, system, iteration in
        let requests = try system.events.count {
          if case .rerunRequested = $0 { true } else { false }
        }
        iteration.add(requests, to: "requested_events_count")
        return .equal(iteration.metrics["success_count"], requests)
      },
      Invariant("R5", "the final status follows from the task's last event") {
        _,
        system,
        _ in
        let task = system.tasks[0]
        return .equal(try await system.engine.task(task).status, try system.lastStatus(of: task))
      },
      Invariant("R6", "each failed attempt is reset at most once") { _, system, _ in
        let attempts = try system.resets.joined().sorted()
        return .none(zip(attempts, attempts.dropFirst()).filter { $0 == $1 }.map { "\($0.0)" })
      },
      Invariant("R7", "tasks that were not selected do not change") { _, system, _ in
        let waiting = try await system.engine.task(system.tasks[1])
        let done = try await system.engine.task(system.tasks[2])
        let found = [waiting, done].map {
          "\($0.status), \($0.attemptCount) attempts, \($0.audit.rerunCount) reruns"
        }
        return .equal(
          found,
          ["created, 0 attempts, 0 reruns", "succeeded, 1 attempts, 0 reruns"]
        )
      },
      Invariant("R8", "every rerun has one outcome, and no report of an attempt is refused") {
        _,
        _,
        iteration in
        .outcomesAddUp(
          in: iteration,
          ["success_count", "conflict_count", "validation_count", "error_count"]
        )
      },
    ] + ledgerAudit

  /// A failed task, one that waits for it, and a finished task of another branch.
  func makeSystem(
    _ configuration: EngineConfiguration,
    _ iteration: Iteration
  ) async throws -> OneRun {
    var configuration = configuration
    configuration.clock = ContinuousClock()
    let engine = try WorkflowEngine(configuration)
    let run = try await engine.createRun()
    let failed = try await engine.createTask(in: run)
    let waiting = try await engine.createTask(in: run, after: [failed])
    let done = try await engine.createTask(in: run)
    if case .started(let task, let attempt) = try await engine.dispatch(done) {
      _ = try await engine.complete(task, attempt.token)
    }
    if case .started(let task, let attempt) = try await engine.dispatch(failed) {
      _ = try await engine.fail(task, attempt.token, reason: "first attempt")
    }
    return OneRun(engine: engine, run: run, tasks: [failed, waiting, done])
  }

  func run(_ system: OneRun, _ iteration: Iteration) async throws {
    let task = system.tasks[0]
    await withTaskGroup { group in
      for number in 1...rerunners {
        group.addTask(name: "rerunner \(number)") {
          for _ in 0..<attempts {
            await rerunOnce(task, of: system, by: "rerunner \(number)", iteration)
          }
        }
      }
      group.addTask(name: "dispatcher") {
        for _ in 0..<dispatches {
          do {
            guard case .started(_, let attempt) = try await system.engine.dispatch(task) else {
              iteration.count("dispatch_conflict_count")
              await Task.yield()
              continue
            }
            iteration.count("dispatch_success_count")
            for reply in [
              try await system.engine.acknowledge(task, attempt.token),
              try await system.engine.fail(task, attempt.token, reason: "again"),
            ] where reply != .accepted {
              iteration.count("validation_count")
            }
          } catch {
            iteration.count("error_count")
          }
        }
      }
    }
  }

  private func rerunOnce(
    _ task: TaskID,
    of system: OneRun,
    by name: String,
    _ iteration: Iteration
  ) async {
    iteration.count("attempts_total")
    do {
      switch try await system.engine.rerun([task], in: system.run, by: name, reason: "it failed") {
      case .accepted:
        iteration.count("success_count")
        if iteration.metrics["success_count"] > 1 { iteration.witness("failed-again-and-rerun") }
      case .conflict:
        iteration.count("conflict_count")
        iteration.witness("rerun-met-an-active-task")
      case .invalid:
        iteration.count("validation_count")
        iteration.witness("rerun-lost-to-another")
      }
    } catch {
      iteration.count("error_count")
    }
  }
}

extension OneRun {
  /// The tokens of the reset attempts of each task, in the order of `tasks`.
  fileprivate var resets: [[AttemptToken]] {
    get throws {
      var attempts: [TaskID: [AttemptToken]] = [:]
      for case .taskReset(let task, let attempt, _) in try events {
        attempts[task, default: []].append(attempt)
      }
      return tasks.map { attempts[$0] ?? [] }
    }
  }

  /// The status that follows from a task's last event.
  fileprivate func lastStatus(of task: TaskID) throws -> TaskStatus {
    var status = TaskStatus.created
    for event in try events {
      switch event {
      case .taskReset(task, _, _): status = .created
      case .taskDispatched(task, _): status = .dispatched
      case .taskQueued(task, _): status = .queued
      case .taskRunning(task, _): status = .running
      case .taskSucceeded(task, _): status = .succeeded
      case .taskFailed(task, _, _, _): status = .failed
      default: break
      }
    }
    return status
  }
}
