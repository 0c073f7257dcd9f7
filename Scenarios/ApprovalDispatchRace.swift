import EngineDefects
import StressKit
import WorkflowEngine

/// Dispatchers repeatedly try to start one task that waits for its approval, while two approvers
/// decide.
///
/// An approver waits until a dispatcher was refused, or for half a second. Then it approves, and
/// tries to start the task itself. So the task starts in every interleaving, but who starts it, and
/// which decision is final, varies.
struct ApprovalDispatchRace: Scenario {
  var dispatchers = 8
  var attempts = 50
  var approvers = 2

  /// Every call takes a few steps, and every loop is bounded.
  var stepLimit: Int { max(20_000, 10 * (dispatchers * attempts + 4 * approvers)) }

  static let objective = "A gated task starts once, and only after its one approval"
  static let parameters: [Parameter<Self>] = [
    Parameter("dispatchers", \.dispatchers, 1...64, drawnFrom: 1),
    Parameter("attempts", \.attempts, 1...1_000, drawnFrom: 1),
    Parameter("approvers", \.approvers, 1...16, drawnFrom: 1),
  ]
  static let configuration = EngineConfiguration()
  static let catches: [Defect<EngineConfiguration>] = [
    Defect(.approvalGateOff, caughtBy: ["P1", "G3"]),
    Defect(.approvedBeforeRecorded, caughtBy: ["G3"]),
    Defect(.dispatchCheckThenSet, caughtBy: ["P2", "P7", "G1", "G2"]),
    Defect(.decisionCheckThenAct, caughtBy: ["P6", "G1"]),
    Defect(.decisionLastWriteWins, caughtBy: ["P6", "G1"]),
    Defect(.decisionDropped, caughtBy: ["P2", "P3"]),
    Defect(.acknowledgementDropped, caughtBy: ["P4"]),
    Defect(.lostDispatchThrows, caughtBy: ["P5"]),
  ]
  static let witnesses = [
    Witness("turned-away-before-approval", "a dispatcher was refused before the approval"),
    Witness("started-by-a-dispatcher", "a dispatcher, not an approver, started the task"),
    Witness("decision-lost-to-another", "an approver found the task decided"),
  ]
  static let metrics = [
    "attempts_total", "dispatch_success_count", "dispatch_conflict_count",
    "validation_error_count", "unexpected_error_count", "blocked_no_ready_count",
    "blocked_dependencies_count", "max_dispatch_events_per_task", "approval_block_count",
    "decision_success_count", "decision_conflict_count",
  ]
  static let invariants: [Invariant<Self>] =
    [
      Invariant("P1", in: .virtualTime, "a start is refused before the approval") {
        _,
        _,
        iteration in
        .atLeast(iteration.metrics["approval_block_count"], 1)
      },
      Invariant("P2", "the task starts once") { _, system, iteration in
        let starts = try system.starts[0]
        iteration.raise("max_dispatch_events_per_task", to: starts)
        return .equal([starts, iteration.metrics["dispatch_success_count"]], [1, 1])
      },
      Invariant("P3", "the task is approved in the end") { _, system, _ in
        .equal(try await system.engine.task(system.tasks[0]).approval, .approved)
      },
      Invariant("P4", "the task ends queued") { _, system, _ in
        .equal(try await system.engine.task(system.tasks[0]).status, .queued)
      },
      Invariant("P5", "no call throws an unexpected error") { _, _, iteration in
        .equal(iteration.metrics["unexpected_error_count"], 0)
      },
      Invariant("P6", "one decision is final, and every other approver is told") {
        race,
        system,
        iteration in
        let decisions = try system.events.count {
          if case .approvalDecided = $0 { true } else { false }
        }
        let lost = iteration.metrics["decision_conflict_count"]
        return .equal([decisions, lost], [1, race.approvers - 1])
      },
      Invariant("P7", "every attempt has one outcome") { _, _, iteration in
        .outcomesAddUp(
          in: iteration,
          [
            "dispatch_success_count", "dispatch_conflict_count", "validation_error_count",
            "unexpected_error_count", "blocked_no_ready_count", "blocked_dependencies_count",
            "approval_block_count",
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
    let task = try await engine.createTask(in: run, requiresApproval: true)
    return OneRun(engine: engine, run: run, tasks: [task])
  }

  func run(_ system: OneRun, _ iteration: Iteration) async throws {
    let refusal = FirstOccurrence()
    await withTaskGroup { group in
      for number in 1...approvers {
        group.addTask(name: "approver \(number)") {
          await refusal.wait(atMost: .milliseconds(500))
          await decide(system, by: "approver \(number)", iteration)
          _ = await tryOnce(system, iteration)
        }
      }
      for number in 1...dispatchers {
        group.addTask(name: "dispatcher \(number)") {
          for _ in 0..<attempts {
            switch await tryOnce(system, iteration) {
            case .started:
              iteration.witness("started-by-a-dispatcher")
              return
            case .refused(.approvalRequired): await refusal.occur()
            case .refused, nil: return
            }
          }
        }
      }
    }
  }

  private func decide(_ system: OneRun, by name: String, _ iteration: Iteration) async {
    do {
      switch try await system.engine.decide(.approve, on: system.tasks[0], by: name) {
      case .decided: iteration.count("decision_success_count")
      case .conflict:
        iteration.count("decision_conflict_count")
        iteration.witness("decision-lost-to-another")
      case .refused: iteration.count("validation_error_count")
      }
    } catch {
      iteration.count("unexpected_error_count")
    }
  }

  /// Tries to start the task once; `nil` if the call threw an error.
  private func tryOnce(_ system: OneRun, _ iteration: Iteration) async -> DispatchReply? {
    iteration.count("attempts_total")
    do {
      let reply = try await system.engine.dispatch(system.tasks[0])
      switch reply {
      case .started(let task, let attempt):
        iteration.count("dispatch_success_count")
        let reply = try await system.engine.acknowledge(task, attempt.token)
        if reply != .accepted { iteration.count("validation_error_count") }
      case .refused(.approvalRequired):
        iteration.count("approval_block_count")
        iteration.witness("turned-away-before-approval")
      case .refused(.notDispatchableState): iteration.count("dispatch_conflict_count")
      case .refused(.dependenciesNotSatisfied): iteration.count("blocked_dependencies_count")
      case .refused(.noReadyTasks): iteration.count("blocked_no_ready_count")
      case .refused: iteration.count("validation_error_count")
      }
      return reply
    } catch {
      iteration.count("unexpected_error_count")
      return nil
    }
  }
}
