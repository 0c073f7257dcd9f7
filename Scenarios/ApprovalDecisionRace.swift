import EngineDefects
import StressKit
import WorkflowEngine

/// Operators approve and reject the same tasks while dispatchers try to start them.
///
/// The first decision on a task is final, and every other operator gets it as reply. An operator
/// that learns that a task is approved tries to start it. So every approved task starts, and no
/// other.
struct ApprovalDecisionRace: Scenario {
  var operators = 3
  var dispatchers = 2
  var tasks = 2
  var attempts = 3

  /// Every call takes a few steps, and every loop is bounded.
  var stepLimit: Int { max(20_000, 10 * tasks * (2 * operators + dispatchers * attempts)) }

  static let objective = "The first decision is final, and only an approval opens the gate"
  static let parameters: [Parameter<Self>] = [
    Parameter("operators", \.operators, 1...32, full: 4, drawnFrom: 1),
    Parameter("dispatchers", \.dispatchers, 1...64, full: 4, drawnFrom: 1),
    Parameter("tasks", \.tasks, 1...100, drawnFrom: 1),
    Parameter("attempts", \.attempts, 1...1_000, drawnFrom: 1),
  ]
  static let configuration = EngineConfiguration()
  static let catches: [Defect<EngineConfiguration>] = [
    Defect(.decisionLastWriteWins, caughtBy: ["V1", "V2", "G1"]),
    Defect(.decisionCheckThenAct, caughtBy: ["V1", "V2", "G1"]),
    Defect(.gateOpensOnAnyDecision, caughtBy: ["V3", "V4", "G3"]),
    Defect(.approvalGateOff, caughtBy: ["V3", "V4", "G3"]),
    Defect(.approvedBeforeRecorded, caughtBy: ["V3", "G1", "G3"]),
    Defect(.decisionDropped, caughtBy: ["V1", "V4", "V5"]),
    .excluded(
      "approval-read-early",
      kernel: "BK-M6",
      because:
        "an approval only moves forward, so a stale reading can close the gate but not open it"
    ),
  ]
  static let witnesses = [
    Witness("told-the-opposite", "an operator learned that the opposite was decided first"),
    Witness("turned-away-before-decision", "a dispatcher was refused because nobody had decided"),
    Witness("turned-away-by-rejection", "a dispatcher was refused because the task was rejected"),
    Witness("started-by-a-dispatcher", "a dispatcher, not an operator, started a task"),
  ]
  static let metrics = [
    "attempts_total", "decision_success_count", "decision_conflict_count",
    "dispatch_success_count", "dispatch_conflict_count", "blocked_pending_count",
    "blocked_rejected_count",
  ]
  static let invariants: [Invariant<Self>] =
    [
      Invariant("V1", shape: .checkThenAct, "every task is decided once") { _, system, _ in
        .exactlyOnce(try system.events, for: system.board.tasks) { event in
          if case .approvalDecided(let task, _) = event { task } else { nil }
        }
      },
      Invariant("V2", shape: .lostUpdate, "every operator gets the final decision as reply") {
        _,
        system,
        _ in
        var standing: [TaskID: ApprovalDecision] = [:]
        for task in system.board.tasks {
          standing[task] = try await system.engine.task(task).decision
        }
        let misled = system.told.all.filter { standing[$0.task] != $0.decision }
        return .none(misled.map { "\($0.task) \($0.decision)" })
      },
      Invariant("V3", shape: .checkThenAct, "a task starts only after it was approved") {
        _,
        system,
        _ in
        .onlyWhileOpen(try system.events, atFirst: .closed) { event in
          switch event {
          case .approvalDecided(let task, let decision):
            decision.verdict == .approve ? [GateStep.opened(task)] : [.closed(task)]
          case .taskDispatched(let task, _): [.acted(needing: [task])]
          default: []
          }
        }
      },
      Invariant("V4", "approved tasks start once, others never") {
        _,
        system,
        _ in
        let told = system.told.all
        let expected = system.board.tasks.map { task in
          told.contains { $0.task == task && $0.decision.verdict == .approve } ? 1 : 0
        }
        return .equal(try system.board.starts, expected)
      },
      Invariant("V5", shape: .lostUpdate, "the replies to operators match the ledger") {
        _,
        system,
        iteration in
        let events = try system.events
        let recorded = [
          events.count { if case .approvalDecided = $0 { true } else { false } },
          events.count { if case .decisionRefused = $0 { true } else { false } },
        ]
        let told = ["decision_success_count", "decision_conflict_count"].map {
          iteration.metrics[$0]
        }
        return .equal(told, recorded)
      },
    ] + ledgerAudit

  func makeSystem(
    _ configuration: EngineConfiguration,
    _ iteration: Iteration
  ) async throws -> Hearing {
    let engine = try WorkflowEngine(configuration)
    let run = try await engine.createRun()
    var ids: [TaskID] = []
    for _ in 0..<tasks { ids.append(try await engine.createTask(in: run, requiresApproval: true)) }
    return Hearing(board: OneRun(engine: engine, run: run, tasks: ids))
  }

  func run(_ system: Hearing, _ iteration: Iteration) async throws {
    try await withThrowingTaskGroup { group in
      for number in 1...operators {
        group.addTask(name: "operator \(number)") {
          for (place, task) in system.board.tasks.enumerated() {
            let isRejecting = (number + place).isMultiple(of: 2)
            let decision = try await decide(
              isRejecting ? .reject : .approve,
              on: task,
              by: "operator \(number)",
              system,
              iteration
            )
            if decision?.verdict == .approve { _ = try await start(task, system, iteration) }
          }
        }
      }
      for number in 1...dispatchers {
        group.addTask(name: "dispatcher \(number)") {
          for _ in 0..<attempts {
            for task in system.board.tasks where try await start(task, system, iteration) {
              iteration.witness("started-by-a-dispatcher")
            }
          }
        }
      }
      try await group.waitForAll()
    }
  }

  /// Decides, and returns the final decision from the reply.
  private func decide(
    _ verdict: ApprovalVerdict,
    on task: TaskID,
    by name: String,
    _ system: Hearing,
    _ iteration: Iteration
  ) async throws -> ApprovalDecision? {
    switch try await system.engine.decide(verdict, on: task, by: name) {
    case .decided(let decision):
      iteration.count("decision_success_count")
      system.told.add((task, decision))
      return decision
    case .conflict(let standing):
      iteration.count("decision_conflict_count")
      if standing.verdict != verdict { iteration.witness("told-the-opposite") }
      system.told.add((task, standing))
      return standing
    case .refused: return nil
    }
  }

  /// Tries to start a task, and returns whether it started.
  private func start(
    _ task: TaskID,
    _ system: Hearing,
    _ iteration: Iteration
  ) async throws -> Bool {
    iteration.count("attempts_total")
    switch try await system.engine.dispatch(task) {
    case .started:
      iteration.count("dispatch_success_count")
      return true
    case .refused(.approvalRequired):
      iteration.count("blocked_pending_count")
      iteration.witness("turned-away-before-decision")
    case .refused(.approvalRejected):
      iteration.count("blocked_rejected_count")
      iteration.witness("turned-away-by-rejection")
    case .refused: iteration.count("dispatch_conflict_count")
    }
    return false
  }
}
