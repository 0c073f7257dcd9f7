import EngineDefects
import StressKit
import WorkflowEngine

/// Runners start tasks that lock folders of one tree, and an operator cancels some of them.
///
/// An attempt may succeed, fail finally, fail and be retried with its folders still locked, be
/// released, or stop on request. Every end of an attempt that frees a folder is followed by a
/// search for the next task. So a task that found its folder locked starts in the end, unless its
/// wake-up is lost.
struct PathLockOverlap: Scenario {
  var runners = 3
  var tasks = 8
  var cancellations = 2

  /// Every call takes a few steps; an attempt ends its task or uses up one of its few retries.
  var stepLimit: Int { max(20_000, 200 * (runners + tasks) + 100 * cancellations) }

  static let objective =
    "No two tasks work in overlapping folders, and none waits for a free folder"
  static let parameters: [Parameter<Self>] = [
    Parameter("runners", \.runners, 1...64, drawnFrom: 1),
    Parameter("tasks", \.tasks, 1...500, full: 16, drawnFrom: 1),
    Parameter("cancellations", \.cancellations, 1...500, drawnFrom: 1),
  ]
  static let configuration = EngineConfiguration()
  static let catches: [Defect<EngineConfiguration>] = [
    Defect(.lockCheckThenSet, caughtBy: ["O1", "G18"]),
    Defect(.lockLeakOnFailure, caughtBy: ["O2", "O4", "O5", "G18"]),
    Defect(.lostUnpark, caughtBy: ["O5", "G9", "G18"]),
    Defect(.locksReleasedOnRetry, caughtBy: ["O3"]),
  ]
  static let witnesses = [
    Witness("turned-away-from-a-path", "a task was refused because another held one of its paths"),
    Witness("woken-when-a-path-was-free", "a parked task became ready again"),
    Witness("paths-kept-for-a-retry", "a task held its paths between two attempts"),
    Witness("cancelled-while-held", "a task that held its paths was cancelled"),
  ]
  static let metrics = [
    "path_conflict_count", "hold_count", "retry_count", "success_count", "failure_count",
    "release_count", "cancellation_count",
  ]
  static let invariants: [Invariant<Self>] =
    [
      Invariant("O1", shape: .checkThenAct, "no two tasks hold overlapping paths") {
        _,
        system,
        _ in
        .noOverlappingPaths(try system.events) { event in
          switch event {
          case .pathsLocked(let task, _): system.paths(of: task).map { .acquired($0, by: task) }
          case .pathsReleased(let task): system.paths(of: task).map { .released($0, by: task) }
          default: []
          }
        }
      },
      Invariant("O2", shape: .wrongBound, "only tasks under way or waiting for a retry hold paths")
      {
        _,
        system,
        _ in
        .none(try system.idleHolders)
      },
      Invariant("O3", shape: .splitTransaction, "a retried task keeps its paths") {
        _,
        system,
        iteration in
        let events = try system.transactions
        let retries = events.compactMap { transaction, event -> Int? in
          if case .taskRetried = event { transaction } else { nil }
        }
        iteration.add(retries.count, to: "retry_count")
        let retrying = Set(retries)
        return .none(
          events.compactMap { transaction, event -> String? in
            guard case .pathsReleased(let task) = event, retrying.contains(transaction) else {
              return nil
            }
            return "\(task) lost its paths before its retry"
          }
        )
      },
      Invariant("O4", shape: .wrongBound, "all paths are released, each once") {
        _,
        system,
        iteration in
        let events = try system.events
        iteration.add(
          events.count { if case .pathsLocked = $0 { true } else { false } },
          to: "hold_count"
        )
        return .nothingLeft(events) { event in
          switch event {
          case .pathsLocked(let task, _): [.entered(task)]
          case .pathsReleased(let task): [.left(task)]
          default: []
          }
        }
      },
      Invariant("O5", shape: .lostWakeUp, "every task is started or cancelled in the end") {
        _,
        system,
        _ in
        var left: [String] = []
        for task in system.tasks {
          let row = try await system.engine.task(task)
          let hasEnded = [.succeeded, .failed, .cancelled].contains(row.status)
          if !hasEnded { left.append("\(task) is \(row.status)\(row.isParked ? ", parked" : "")") }
        }
        return .none(left)
      },
    ] + ledgerAudit

  func makeSystem(
    _ configuration: EngineConfiguration,
    _ iteration: Iteration
  ) async throws -> PathTree {
    let engine = try WorkflowEngine(configuration)
    let run = try await engine.createRun()
    var ids: [TaskID] = []
    for number in 0..<tasks {
      let paths = PathTree.claims[number % PathTree.claims.count]
      let retry = RetryPolicy(maximum: 2, on: [.network])
      ids.append(try await engine.create(in: run, paths: paths, retry: retry).task)
    }
    return PathTree(engine: engine, run: run, tasks: ids)
  }

  func run(_ system: PathTree, _ iteration: Iteration) async throws {
    try await withThrowingTaskGroup { group in
      for number in 1...runners {
        group.addTask(name: "runner \(number)") {
          try await workWhileReady(in: system, by: "runner \(number)", iteration)
        }
      }
      group.addTask(name: "operator") {
        var random = iteration.random
        for _ in 0..<cancellations {
          let task = system.tasks[.random(in: system.tasks.indices, using: &random)]
          if try await system.engine.cancel(task, by: "operator") == .accepted {
            iteration.count("cancellation_count")
          }
          // The cancel may have freed paths, so look for the next task.
          try await workWhileReady(in: system, by: "operator", iteration)
        }
      }
      try await group.waitForAll()
    }
    try system.witness(in: iteration)
  }

  /// Starts tasks until none is ready.
  private func workWhileReady(
    in system: PathTree,
    by name: String,
    _ iteration: Iteration
  ) async throws {
    var random = iteration.random
    while case .started(let task, let attempt) = try await system.engine.dispatchNext(
      in: system.run,
      by: name
    ) {
      try await end(task, attempt, in: system, iteration, using: &random)
    }
  }

  /// Ends an attempt in one of many ways; from the third attempt on it succeeds, or stops on
  /// request.
  private func end(
    _ task: TaskID,
    _ attempt: Attempt,
    in system: PathTree,
    _ iteration: Iteration,
    using random: inout Iteration.Random
  ) async throws {
    let engine = system.engine
    let draw = attempt.number > 2 ? 0 : Int.random(in: 0..<6, using: &random)
    if try await engine.reportProgress(task, attempt.token) != .accepted {
      // The cancel came first.
      if try await engine.confirmCancel(task, attempt.token) == .accepted { return }
    }
    switch draw {
    case 1, 2:
      _ = try await engine.fail(task, attempt.token, reason: "network unreachable")
      iteration.count("failure_count")
    case 3:
      _ = try await engine.fail(task, attempt.token, reason: "does not compile")
      iteration.count("failure_count")
    case 4:
      _ = try await engine.release(task, attempt.token)
      iteration.count("release_count")
    default:
      _ = try await engine.complete(task, attempt.token)
      iteration.count("success_count")
    }
  }
}

extension PathTree {
  /// Records the witnesses that the records show.
  fileprivate func witness(in iteration: Iteration) throws {
    var parked: Set<TaskID> = []
    var held: Set<TaskID> = []
    for event in try events {
      switch event {
      case .taskDemoted(let task, .pathLocked):
        parked.insert(task)
        iteration.count("path_conflict_count")
        iteration.witness("turned-away-from-a-path")
      case .taskReady(let task):
        if parked.remove(task) != nil { iteration.witness("woken-when-a-path-was-free") }
      case .pathsLocked(let task, _): held.insert(task)
      case .pathsReleased(let task): held.remove(task)
      case .taskRetried(let task, _, _):
        if held.contains(task) { iteration.witness("paths-kept-for-a-retry") }
      case .taskCancelled(let task, _, _):
        if held.contains(task) { iteration.witness("cancelled-while-held") }
      default: break
      }
    }
  }

  /// The holders of paths after a transaction that have no attempt under way and no retry to come.
  fileprivate var idleHolders: [String] {
    get throws {
      var held: [TaskID] = []
      var working: Set<TaskID> = []
      var findings: [String] = []
      let records = try transactions
      for (index, (transaction, event)) in records.enumerated() {
        if let (task, _) = event.attemptStart { working.insert(task) }
        if let (task, _) = event.attemptEnd { working.remove(task) }
        switch event {
        case .taskRetried(let task, _, _): working.insert(task)
        case .taskCancelled(let task, nil, _), .taskBlocked(let task, nil, _): working.remove(task)
        case .pathsLocked(let task, _): held.append(task)
        case .pathsReleased(let task): held.removeAll { $0 == task }
        default: break
        }
        let isLast = records.dropFirst(index + 1).first?.transaction != transaction
        guard isLast, let idle = held.first(where: { !working.contains($0) }) else { continue }
        findings.append("\(idle) after transaction \(transaction)")
      }
      return findings
    }
  }
}
