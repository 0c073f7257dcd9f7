import EngineDefects
import StressKit
import WorkflowEngine

/// The first task of a run waits for an approval that comes at once, late, or never.
///
/// It delays only itself and the task that depends on it: dispatchers that ask for the next task
/// start all others while the approval is pending.
struct HeadOfLineApproval: Scenario {
  var dispatchers = 3
  var tasks = 5

  /// Every call takes a few steps, and every loop is bounded.
  var stepLimit: Int { max(20_000, 20 * (dispatchers + 2) * (tasks + 3)) }

  static let objective = "A task that waits for its approval does not delay others"
  static let parameters: [Parameter<Self>] = [
    Parameter("dispatchers", \.dispatchers, 1...64, drawnFrom: 1),
    Parameter("tasks", \.tasks, 1...1_000, full: 12, drawnFrom: 1),
  ]
  static let configuration = EngineConfiguration()
  static let catches: [Defect<EngineConfiguration>] = [
    Defect(.headOfLineBlock, caughtBy: ["O1"]),
    Defect(.approvalGateOff, caughtBy: ["O2", "G3"]),
    Defect(.decisionDropped, caughtBy: ["O3"]),
    Defect(.promotionDropped, caughtBy: ["O1", "O3", "G9"]),
  ]
  static let witnesses = [
    Witness("never-approved", "the approval never came"),
    Witness("approved-late", "the approval came after all other tasks were done"),
    Witness("approved-amid", "the approval came before some other tasks started"),
    Witness("turned-away", "a start of the first task was refused before its approval"),
    Witness("last-in-line", "a dispatcher learned that only the approval is missing"),
  ]
  static let metrics = [
    "attempts_total", "dispatch_success_count", "approval_block_count",
    "blocked_dependencies_count",
    "no_ready_count", "decision_success_count",
  ]
  static let invariants: [Invariant<Self>] =
    [
      Invariant("O1", shape: .lostWakeUp, "all other tasks start once, before a late approval") {
        _,
        system,
        _ in
        var events = try system.events
        if system.approval != .amid { events = Array(events.prefix { !$0.isDecision }) }
        let others = system.others
        return .exactlyOnce(events, for: others) { event -> TaskID? in
          guard case .taskDispatched(let task, _) = event, others.contains(task) else { return nil }
          return task
        }
      },
      Invariant("O2", shape: .checkThenAct, "the first task and its dependent start when approved")
      {
        _,
        system,
        _ in
        .onlyWhileOpen(try system.events, atFirst: .closed) { event in
          switch event {
          case .approvalDecided(let task, _): [GateStep.opened(task)]
          case .taskDispatched(let task, _) where !system.others.contains(task):
            [.acted(needing: [system.first])]
          default: []
          }
        }
      },
      Invariant("O3", shape: .lostWakeUp, "an approval starts the first task and its dependent") {
        _,
        system,
        _ in
        let starts = try system.board.starts
        let expected = system.approval == .never ? 0 : 1
        return .equal([starts[0], starts[1]], [expected, expected])
      },
    ] + ledgerAudit

  func makeSystem(
    _ configuration: EngineConfiguration,
    _ iteration: Iteration
  ) async throws -> ApprovalLine {
    let engine = try WorkflowEngine(configuration)
    let run = try await engine.createRun()
    let first = try await engine.createTask(in: run, requiresApproval: true)
    var ids = [first, try await engine.createTask(in: run, after: [first])]
    for _ in 0..<tasks { ids.append(try await engine.createTask(in: run)) }
    ids.append(try await engine.createTask(in: run, after: [ids[2]]))
    var random = iteration.random
    let approval = ApprovalLine.Approval.allCases.randomElement(using: &random) ?? .never
    return ApprovalLine(board: OneRun(engine: engine, run: run, tasks: ids), approval: approval)
  }

  func run(_ system: ApprovalLine, _ iteration: Iteration) async throws {
    try await withThrowingTaskGroup { group in
      for number in 1...dispatchers {
        group.addTask(name: "dispatcher \(number)") { try await dispatchAll(system, iteration) }
      }
      group.addTask(name: "insistent dispatcher") {
        iteration.count("attempts_total")
        let reply = try await system.engine.dispatch(system.first)
        if reply == .refused(.approvalRequired) { iteration.witness("turned-away") }
        _ = try await follow(reply, system, iteration)
      }
      if system.approval == .amid {
        group.addTask(name: "approver") { try await approve(system, iteration) }
      }
      try await group.waitForAll()
    }
    switch system.approval {
    case .never: iteration.witness("never-approved")
    case .late:
      iteration.witness("approved-late")
      try await approve(system, iteration)
    case .amid:
      let started = try system.events.prefix { !$0.isDecision }.count {
        if case .taskDispatched = $0 { true } else { false }
      }
      if started < system.others.count { iteration.witness("approved-amid") }
    }
    // A dispatcher that was refused before the approval does not return, so start the rest here.
    try await dispatchAll(system, iteration)
  }

  private func approve(_ system: ApprovalLine, _ iteration: Iteration) async throws {
    let reply = try await system.engine.decide(.approve, on: system.first, by: "approver")
    if case .decided = reply { iteration.count("decision_success_count") }
  }

  /// Starts and completes the next task, until there is none.
  private func dispatchAll(_ system: ApprovalLine, _ iteration: Iteration) async throws {
    for _ in system.board.tasks {
      iteration.count("attempts_total")
      let reply = try await system.engine.dispatchNext(in: system.board.run)
      if reply == .refused(.approvalRequired) { iteration.witness("last-in-line") }
      guard try await follow(reply, system, iteration) else { return }
    }
  }

  /// Counts a start and completes the task; returns whether there was one.
  private func follow(
    _ reply: DispatchReply,
    _ system: ApprovalLine,
    _ iteration: Iteration
  ) async throws -> Bool {
    switch reply {
    case .started(let task, let attempt):
      iteration.count("dispatch_success_count")
      return try await system.engine.complete(task, attempt.token) == .accepted
    case .refused(.approvalRequired): iteration.count("approval_block_count")
    case .refused(.dependenciesNotSatisfied): iteration.count("blocked_dependencies_count")
    case .refused: iteration.count("no_ready_count")
    }
    return false
  }
}

extension Board.Event {
  fileprivate var isDecision: Bool {
    if case .approvalDecided = self { true } else { false }
  }
}
