import EngineDefects
import StressKit
import WorkflowEngine

/// Several runs at once: workers finish and fail tasks; clerks cancel, archive, reopen and rerun
/// tasks; and an operator pauses, resumes and sometimes aborts runs.
///
/// In the end the status of each run is the roll-up of its own tasks, or follows from the operator.
struct RunStatusRollup: Scenario {
  var runs = 2
  var tasks = 2
  var operations = 5

  /// Every call takes a few steps, and every loop is bounded.
  var stepLimit: Int { max(20_000, 30 * (runs * operations * 3 + runs)) }

  static let objective = "The status of a run follows from its own tasks or its operator"
  static let parameters: [Parameter<Self>] = [
    Parameter("runs", \.runs, 1...64, full: 4, drawnFrom: 1),
    Parameter("tasks", \.tasks, 1...100, full: 4, drawnFrom: 1),
    Parameter("operations", \.operations, 1...1_000, full: 12, drawnFrom: 1),
  ]
  static let configuration = EngineConfiguration()
  static let catches: [Defect<EngineConfiguration>] = [
    Defect(.rollupDropped, caughtBy: ["U1", "G10"]),
    Defect(.failureRollUpDropped, caughtBy: ["U1", "G10"]),
    Defect(.rollupOverwrites, caughtBy: ["U1", "U2", "U4", "G1", "G10"]),
    Defect(.rollupIgnoresOperator, caughtBy: ["U4", "G1", "G10"]),
    Defect(.rollupMisfiled, caughtBy: ["U1", "U2", "U3", "G1", "G10"]),
    Defect(.pauseDropped, caughtBy: ["U5"]),
  ]
  static let witnesses = [
    Witness("finished-during-a-pause", "a task succeeded or failed while its run was paused"),
    Witness("finished-after-the-abort", "a task succeeded or failed after its run was aborted"),
    Witness("reopened-run", "a succeeded run continued because a task was reopened"),
    Witness("rerun-run", "a failed run continued because a task was rerun"),
    Witness("done-by-archiving", "a run succeeded because a task was archived"),
  ]
  static let metrics = [
    "attempts_total", "completed_count", "failed_count", "nothing_ready_count",
    "operation_accepted_count", "operation_refused_count", "rerun_success_count",
    "rerun_refused_count", "control_moved_count", "control_refused_count",
  ]
  static let invariants: [Invariant<Self>] =
    [
      Invariant("U1", shape: .splitTransaction, "every run has the roll-up status of its tasks") {
        _,
        system,
        _ in
        let board = await system.engine.read { $0.board }
        let held: Set<RunStatus> = [.paused, .aborted]
        let rows = board.runs.filter { !held.contains($0.status) }
        return .equal(
          rows.map { "\($0.id) \($0.status)" },
          rows.map { run in
            "\(run.id) \(Self.status(of: board.tasks.filter { $0.run == run.id }))"
          }
        )
      },
      Invariant("U2", shape: .lostUpdate, "each status change starts from the previous status") {
        _,
        system,
        _ in
        try system.events.claimsChainedRunStatuses
      },
      Invariant("U3", shape: .sharedState, "tasks of one run do not change another run") {
        _,
        system,
        _ in
        let board = await system.engine.read { $0.board }
        return .attributed(try system.movedRuns(on: board)) { ($0.run, $0.producer) }
      },
      Invariant("U4", shape: .splitTransaction, "tasks end neither a pause nor an abort") {
        _,
        system,
        _ in
        try system.events.claimsOperatorsPrevail
      },
      Invariant("U5", shape: .lostUpdate, "the replies to the operator match the ledger") {
        _,
        system,
        iteration in
        let recorded = try system.events.count { event in
          guard case .runStatusChanged(_, _, _, let cause) = event else { return false }
          return cause != .rollUp
        }
        return .equal(iteration.metrics["control_moved_count"], recorded)
      },
    ] + ledgerAudit

  /// The roll-up of a run, computed from the rows of its tasks.
  private static func status(of tasks: [BoardTask]) -> RunStatus {
    if tasks.allSatisfy(\.status.isDone) { return .succeeded }
    if tasks.contains(where: \.isBeingRerun) { return .running }
    if tasks.contains(where: \.status.isRerunnable) { return .failed }
    return tasks.contains { $0.attemptCount > 0 } ? .running : .created
  }

  func makeSystem(
    _ configuration: EngineConfiguration,
    _ iteration: Iteration
  ) async throws -> SeveralRuns {
    let engine = try WorkflowEngine(configuration)
    var names: [RunID] = []
    var ids: [[TaskID]] = []
    for _ in 0..<runs {
      let run = try await engine.createRun()
      names.append(run)
      ids.append([])
      for _ in 0..<tasks { ids[ids.count - 1].append(try await engine.createTask(in: run)) }
    }
    return SeveralRuns(engine: engine, runs: names, tasks: ids)
  }

  func run(_ system: SeveralRuns, _ iteration: Iteration) async throws {
    try await withThrowingTaskGroup { group in
      for (place, run) in system.runs.enumerated() {
        let board = OneRun(engine: system.engine, run: run, tasks: system.tasks[place])
        group.addTask(name: "worker \(place + 1)") {
          for _ in 0..<operations { try await work(on: board, iteration) }
        }
        group.addTask(name: "clerk \(place + 1)") {
          for _ in 0..<operations { try await operate(on: board, iteration) }
        }
      }
      group.addTask(name: "operator") {
        for _ in 0..<operations {
          var random = iteration.random
          guard let run = system.runs.randomElement(using: &random) else { return }
          if Int.random(in: 0..<8, using: &random) == 0 {
            count(try await system.engine.abort(run), iteration)
          } else {
            count(try await system.engine.pause(run), iteration)
            await Task.yield()
            count(try await system.engine.resume(run), iteration)
          }
        }
      }
      try await group.waitForAll()
    }
    try witnessWindows(in: system, iteration)
  }

  /// Starts the next task of a run and ends its attempt.
  private func work(on board: OneRun, _ iteration: Iteration) async throws {
    iteration.count("attempts_total")
    let reply = try await board.engine.dispatchNext(in: board.run)
    guard case .started(let task, let attempt) = reply else {
      iteration.count("nothing_ready_count")
      await Task.yield()
      return
    }
    var random = iteration.random
    if Int.random(in: 0..<3, using: &random) == 0 {
      _ = try await board.engine.fail(task, attempt.token, reason: "no luck")
      iteration.count("failed_count")
    } else {
      _ = try await board.engine.complete(task, attempt.token)
      iteration.count("completed_count")
    }
  }

  /// Performs a random operation on a task of a run.
  private func operate(on board: OneRun, _ iteration: Iteration) async throws {
    var random = iteration.random
    guard let task = board.tasks.randomElement(using: &random) else { return }
    let reply: OperatorReply
    switch Int.random(in: 0..<8, using: &random) {
    case 0: reply = try await board.engine.cancel(task, by: "clerk")
    case 1: reply = try await board.engine.archive(task)
    case 2, 3, 4: reply = try await board.engine.reopen(task, by: "clerk")
    default:
      let reply = try await board.engine.rerun([task], in: board.run, by: "clerk", reason: "again")
      let isAccepted = if case .accepted = reply { true } else { false }
      iteration.count(isAccepted ? "rerun_success_count" : "rerun_refused_count")
      return
    }
    iteration.count(reply == .accepted ? "operation_accepted_count" : "operation_refused_count")
  }

  private func count(_ reply: RunControlReply, _ iteration: Iteration) {
    let isMoved = if case .moved = reply { true } else { false }
    iteration.count(isMoved ? "control_moved_count" : "control_refused_count")
  }

  /// Finds in the records the circumstances of status changes and of ends of tasks.
  private func witnessWindows(in system: SeveralRuns, _ iteration: Iteration) throws {
    let home = Dictionary(
      uniqueKeysWithValues: zip(system.tasks, system.runs).flatMap { tasks, run in
        tasks.map { ($0, run) }
      }
    )
    var statuses: [RunID: RunStatus] = [:]
    var last: Board.Event?
    for event in try system.events {
      switch (event, last) {
      case (.runStatusChanged(_, from: .succeeded, to: .running, _), .taskReopened?):
        iteration.witness("reopened-run")
      case (.runStatusChanged(_, from: .failed, _, _), .taskReset?):
        iteration.witness("rerun-run")
      case (.runStatusChanged(_, _, to: .succeeded, _), .taskArchived?):
        iteration.witness("done-by-archiving")
      case (.taskSucceeded(let task, _), _), (.taskFailed(let task, _, _, _), _):
        switch home[task].flatMap({ statuses[$0] }) {
        case .paused: iteration.witness("finished-during-a-pause")
        case .aborted: iteration.witness("finished-after-the-abort")
        default: break
        }
      default: break
      }
      if case .runStatusChanged(let run, _, let status, _) = event { statuses[run] = status }
      if case .taskReady = event { continue }
      last = event
    }
  }
}
