import EngineDefects
import StressKit
import WorkflowEngine

/// Linkers add parents to children that claimers start and a completer ends.
///
/// Others try to close a cycle of links.
///
/// A link is accepted only while its child is idle, and then the child waits. All links of a ring
/// are accepted except the last one, which would close it.
struct LinkWhileClaimed: Scenario {
  var parents = 3
  var children = 4
  var linkers = 2
  var links = 4
  var claimers = 2
  var ring = 3

  /// Every call takes a few steps, and every loop is bounded.
  var stepLimit: Int {
    max(20_000, 20 * (claimers * attemptLimit + linkers * links + 4 * (parents + children) + ring))
  }

  static let objective =
    "An accepted link takes effect: its child was idle and waits, and no cycle closes"
  static let parameters: [Parameter<Self>] = [
    Parameter("parents", \.parents, 1...100, drawnFrom: 1),
    Parameter("children", \.children, 1...1_000, full: 8, drawnFrom: 1),
    Parameter("linkers", \.linkers, 1...64, drawnFrom: 1),
    Parameter("links", \.links, 1...1_000, full: 8, drawnFrom: 1),
    Parameter("claimers", \.claimers, 1...64, drawnFrom: 1),
    Parameter("ring", \.ring, 1...100, full: 5, drawnFrom: 1),
  ]
  static let configuration = EngineConfiguration()
  static let catches: [Defect<EngineConfiguration>] = [
    Defect(.linkSilentSuccess, caughtBy: ["L1", "L2", "G1", "G3"]),
    Defect(.linkCheckThenAct, caughtBy: ["L1", "L4", "G1"]),
    Defect(.linkDropped, caughtBy: ["L3"]),
    Defect(.promotionDropped, caughtBy: ["L5", "G9"]),
  ]
  static let witnesses = [
    Witness("link-met-a-running-child", "a link was refused because its child was under way"),
    Witness("ready-child-linked", "a link to a ready child was accepted"),
    Witness("ring-link-refused", "a link was refused because it would close a cycle"),
  ]
  static let metrics = [
    "accepted", "refused", "refused_under_way", "refused_done", "refused_linked",
    "ring_accepted", "claimed", "unexpected_error_count",
  ]
  static let invariants: [Invariant<Self>] =
    [
      Invariant(
        "L1",
        shape: .checkThenAct,
        "no link is accepted while its child is under way or done"
      ) {
        _,
        system,
        _ in
        .onlyWhileOpen(try system.events, atFirst: .open, idleness)
      },
      Invariant(
        "L2",
        shape: .checkThenAct,
        "every parent linked before a start or a success is done"
      ) {
        _,
        system,
        _ in
        .parentsDone(in: try system.events) { event in
          switch event {
          case .taskDispatched(let task, _), .taskSucceeded(let task, _): task
          default: nil
          }
        }
      },
      Invariant("L3", "the replies to linkers match the ledger, and no call throws") {
        _,
        system,
        iteration in
        let links = try system.events.count { if case .linked = $0 { true } else { false } }
        let told = ["accepted", "unexpected_error_count"].map { iteration.metrics[$0] }
        return .equal(told, [links, 0])
      },
      Invariant("L4", shape: .checkThenAct, "all links of a ring except one are accepted") {
        race,
        _,
        iteration in
        .equal(iteration.metrics["ring_accepted"], race.ring - 1)
      },
      Invariant("L5", shape: .lostWakeUp, "in the end every child is done") { race, system, _ in
        .equal(try await system.count(of: .succeeded), race.parents + race.children)
      },
    ] + ledgerAudit

  /// Children first, so that they start first, then their parents; last the members of the ring,
  /// which nobody may start.
  func makeSystem(
    _ configuration: EngineConfiguration,
    _ iteration: Iteration
  ) async throws -> OneRun {
    let engine = try WorkflowEngine(configuration)
    let run = try await engine.createRun()
    var tasks: [TaskID] = []
    for _ in 0..<children + parents + ring { tasks.append(try await engine.createTask(in: run)) }
    for member in tasks.suffix(ring) { _ = try await engine.block(member, reason: "ring") }
    return OneRun(engine: engine, run: run, tasks: tasks)
  }

  /// Enough to look for work as long as the linkers take.
  private var attemptLimit: Int { 4 * (parents + children) }

  func run(_ system: OneRun, _ iteration: Iteration) async throws {
    let (claims, claimed) = AsyncStream<(TaskID, AttemptToken)>.makeStream()
    await withTaskGroup { group in
      for number in 1...linkers {
        group.addTask(name: "linker \(number)") { await linkAtRandom(system, iteration) }
      }
      let members = Array(system.tasks.suffix(ring))
      for (place, member) in members.enumerated() {
        group.addTask(name: "member \(place)") {
          let next = members[(place + 1) % members.count]
          await link(member, after: next, of: system, iteration)
        }
      }
      group.addTask(name: "completer") {
        for await (task, token) in claims {
          await iteration.pause(ticks: 0...2)
          await counted(iteration) { _ = try await system.engine.complete(task, token) }
        }
      }
      group.addTask(name: "claimers") {
        await withTaskGroup { group in
          for number in 1...claimers {
            group.addTask(name: "claimer \(number)") {
              await claimNext(system, by: "claimer \(number)", for: claimed, iteration)
            }
          }
        }
        claimed.finish()
      }
    }
    try await system.engine.drain(system.run, atMost: 2 * (parents + children))
  }

  private func linkAtRandom(_ system: OneRun, _ iteration: Iteration) async {
    var random = iteration.random
    for _ in 0..<links {
      await iteration.pause(ticks: 0...3)
      let child = system.tasks[Int.random(in: 0..<children, using: &random)]
      let parent = system.tasks[children + Int.random(in: 0..<parents, using: &random)]
      await link(child, after: parent, of: system, iteration)
    }
  }

  private func link(
    _ child: TaskID,
    after parent: TaskID,
    of system: OneRun,
    _ iteration: Iteration
  ) async {
    let isOfRing = system.tasks.suffix(ring).contains(child)
    await counted(iteration) {
      switch try await system.engine.link(child, after: parent) {
      case .accepted:
        iteration.count("accepted")
        if isOfRing { iteration.count("ring_accepted") }
        let row = try await system.engine.task(child)
        if !isOfRing && row.unmetDependencies > 0 { iteration.witness("ready-child-linked") }
      case .refused(let reason):
        iteration.count("refused")
        switch reason {
        case .activeAttempt:
          iteration.count("refused_under_way")
          iteration.witness("link-met-a-running-child")
        case .taskFinished: iteration.count("refused_done")
        case .alreadyLinked: iteration.count("refused_linked")
        case .linkCycle: iteration.witness("ring-link-refused")
        default: break
        }
      }
    }
  }

  private func claimNext(
    _ system: OneRun,
    by name: String,
    for claimed: AsyncStream<(TaskID, AttemptToken)>.Continuation,
    _ iteration: Iteration
  ) async {
    for _ in 0..<attemptLimit {
      await iteration.pause(ticks: 0...3)
      var isOver = false
      await counted(iteration) {
        switch try await system.engine.dispatchNext(in: system.run, by: name) {
        case .started(let task, let attempt):
          iteration.count("claimed")
          claimed.yield((task, attempt.token))
        case .refused(let reason): isOver = reason == .noReadyTasks
        }
      }
      if isOver { return }
    }
  }

  private func counted(_ iteration: Iteration, _ body: () async throws -> Void) async {
    do { try await body() } catch { iteration.count("unexpected_error_count") }
  }

  /// A task can be linked until it starts, and again after an attempt without success.
  private static func idleness(_ event: Board.Event) -> [GateStep<TaskID>] {
    switch event {
    case .taskDispatched(let task, _), .taskArchived(let task): [.closed(task)]
    case .taskFailed(let task, _, _, _), .attemptReleased(let task, _), .taskReopened(let task, _),
      .taskInvalidated(let task, _, _):
      [.opened(task)]
    case .linked(_, let child): [.acted(needing: [child])]
    default: []
    }
  }
}
