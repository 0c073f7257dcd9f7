import EngineDefects
import StressKit
import WorkflowEngine

/// Two approved tasks fail and are rerun, or succeed and are reopened, several times; one of them needs a
/// new approval each time.
///
/// The other task keeps its first approval. The approvers, the dispatchers and the rerunner do not
/// know which task is which, or what the others do; the engine does.
struct ReapprovalRace: Scenario {
  var approvers = 2
  var dispatchers = 2
  var rounds = 6

  /// Every call takes a few steps, and every loop is bounded.
  var stepLimit: Int { max(20_000, 40 * rounds * (approvers + dispatchers + 1)) }

  static let objective = "A rerun keeps the approval or needs a new one, as its task specifies"
  static let parameters: [Parameter<Self>] = [
    Parameter("approvers", \.approvers, 1...32, drawnFrom: 1),
    Parameter("dispatchers", \.dispatchers, 1...64, drawnFrom: 1),
    Parameter("rounds", \.rounds, 1...1_000, drawnFrom: 1),
  ]
  static let configuration = EngineConfiguration()
  static let catches: [Defect<EngineConfiguration>] = [
    Defect(.approvalCarriedOver, caughtBy: ["A1", "G3"]),
    Defect(.approvalGateOff, caughtBy: ["A1", "G3"]),
    Defect(.decisionLastWriteWins, caughtBy: ["A2", "A3", "G1"]),
  ]
  static let witnesses = [
    Witness("turned-away-after-rerun", "a start after a rerun was refused until a new approval"),
    Witness("approved-anew", "a task was approved a second time"),
    Witness("kept-its-approval", "a task was started again with its first approval"),
  ]
  static let metrics = [
    "dispatch_success_count", "approval_block_count", "decision_count", "rerun_count",
    "reopen_count",
  ]
  static let invariants: [Invariant<Self>] =
    [
      Invariant(
        "A1",
        shape: .checkThenAct,
        "every start of a strict task has its own approval"
      ) {
        _,
        system,
        _ in
        let strict = system.tasks[0]
        return .onlyWhileOpen(try system.events, atFirst: .closed) { event in
          switch event {
          case .approvalDecided(strict, _): [GateStep.opened(strict)]
          case .taskReset(strict, _, _), .taskReopened(strict, _): [.closed(strict)]
          case .taskDispatched(strict, _): [.acted(needing: [strict])]
          default: []
          }
        }
      },
      Invariant("A2", shape: .lostUpdate, "every round has one decision") {
        _,
        system,
        _ in
        .consecutive(try system.events, from: 1) { event in
          if case .approvalDecided(let task, let decision) = event {
            (task, decision.round)
          } else {
            nil
          }
        }
      },
      Invariant("A3", "a lenient task is decided on once") { _, system, _ in
        let lenient = system.tasks[1]
        return .atMost(
          try system.events.count {
            if case .approvalDecided(lenient, _) = $0 { true } else { false }
          },
          1
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
    for reapprove in [true, false] {
      ids.append(
        try await engine.createTask(in: run, requiresApproval: true, reapprove: reapprove)
      )
    }
    return OneRun(engine: engine, run: run, tasks: ids)
  }

  func run(_ system: OneRun, _ iteration: Iteration) async throws {
    try await withThrowingTaskGroup { group in
      for number in 1...approvers {
        group.addTask(name: "approver \(number)") {
          for _ in 0..<rounds {
            for task in system.tasks { try await approve(task, system, number, iteration) }
          }
        }
      }
      for number in 1...dispatchers {
        group.addTask(name: "dispatcher \(number)") {
          for _ in 0..<rounds {
            for task in system.tasks { try await startAndFail(task, system, iteration) }
          }
        }
      }
      group.addTask(name: "rerunner") {
        for _ in 0..<rounds {
          for task in system.tasks {
            let reply = try await system.engine.rerun(
              [task],
              in: system.run,
              by: "rerunner",
              reason: "it failed"
            )
            if case .accepted = reply { iteration.count("rerun_count") }
            if try await system.engine.reopen(task, by: "rerunner") == .accepted {
              iteration.count("reopen_count")
            }
            await Task.yield()
          }
        }
      }
      try await group.waitForAll()
    }
  }

  private func approve(
    _ task: TaskID,
    _ system: OneRun,
    _ number: Int,
    _ iteration: Iteration
  ) async throws {
    let reply = try await system.engine.decide(.approve, on: task, by: "approver \(number)")
    guard case .decided(let decision) = reply else { return }
    iteration.count("decision_count")
    if decision.round > 1 { iteration.witness("approved-anew") }
  }

  private func startAndFail(
    _ task: TaskID,
    _ system: OneRun,
    _ iteration: Iteration
  ) async throws {
    switch try await system.engine.dispatch(task) {
    case .started(_, let attempt):
      iteration.count("dispatch_success_count")
      if attempt.number > 1 && task == system.tasks[1] { iteration.witness("kept-its-approval") }
      if attempt.number.isMultiple(of: 3) {
        _ = try await system.engine.complete(task, attempt.token)
      } else {
        _ = try await system.engine.fail(task, attempt.token, reason: "no luck")
      }
    case .refused(.approvalRequired):
      iteration.count("approval_block_count")
      if try await system.engine.task(task).attemptCount > 0 {
        iteration.witness("turned-away-after-rerun")
      }
    case .refused: break
    }
  }
}
