import EngineDefects
import StressKit
import WorkflowEngine

/// A creator adds children that are ready at once, and links them to their parents only later.
///
/// Claimers do not wait for the links.
///
/// Here a link leaves its child ready, as in the real system with this bug, so only the check at
/// the claim protects the parents, and the list of ready tasks is right only at the end. A holder
/// keeps the parents and completes them halfway: until then no linked child may start, and
/// afterwards every child must.
struct ParentGateClaimRace: Scenario {
  var parents = 3
  var rounds = 6
  var parentsPerChild = 2
  var claimers = 4
  /// The longest time between creation and link, in tenths of a millisecond.
  var delay = 20

  /// Every call takes a few steps, and every loop is bounded.
  var stepLimit: Int {
    max(20_000, 20 * (claimers * attemptLimit + rounds * (parentsPerChild + 4) + parents))
  }

  static let objective = "No child is claimed while a linked parent is not done"
  static let parameters: [Parameter<Self>] = [
    Parameter("parents", \.parents, 1...100, full: 10, drawnFrom: 1),
    Parameter("rounds", \.rounds, 1...1_000, full: 20, drawnFrom: 1),
    Parameter("parents-per-child", \.parentsPerChild, 1...16, drawnFrom: 1),
    Parameter("claimers", \.claimers, 1...64, drawnFrom: 1),
    Parameter("delay", \.delay, 1...100),
  ]
  static let largeSizes: [LargeSizes] = [["parents": 10, "rounds": 200]]
  static let configuration: EngineConfiguration = {
    var configuration = EngineConfiguration()
    configuration.discipline = EditEvents.linkWithoutDemotion
    return configuration
  }()
  static let catches: [Defect<EngineConfiguration>] = [
    Defect(.noClaimGate, caughtBy: ["K1", "K2", "G3"]).masked(by: "a link that demotes its child"),
    Defect(.dispatchCheckThenSet, caughtBy: ["K1", "K2", "G1", "G2", "G3"]),
    Defect(.demotionDropped, caughtBy: ["K3"]).masked(by: "a link that demotes its child"),
    Defect(.lostDispatchThrows, caughtBy: ["K4"]),
    Defect(.promotionDropped, caughtBy: ["K7", "G9"]),
  ]
  static let witnesses = [
    Witness("gate-rejected-a-claim", "a ready child was refused because of a linked parent"),
    Witness("claimed-before-its-link", "a child was claimed before it could be linked"),
    Witness("claimed-after-the-release", "a linked child was claimed once its parents were done"),
  ]
  static let metrics = [
    "children", "claimed", "rejected", "demoted", "conflicts", "links_accepted", "links_refused",
    "violations", "unexpected_error_count",
  ]
  static let invariants: [Invariant<Self>] =
    [
      Invariant("K1", shape: .checkThenAct, "right after a claim, every parent is done") {
        _,
        _,
        iteration in
        .equal(iteration.metrics["violations"], 0)
      },
      Invariant("K2", shape: .checkThenAct, "every parent linked before a claim was done before it")
      {
        _,
        system,
        _ in
        .startsAfterParents(in: try system.events)
      },
      Invariant("K3", shape: .splitTransaction, "a refused claim leaves its child not ready") {
        _,
        system,
        iteration in
        let records = try system.engine.records()
        iteration.add(records.count { demotion($0) != nil }, to: "demoted")
        var ready: Set<TaskID> = []
        return .paired(
          records,
          in: { $0.transaction },
          every: { refusal($0, &ready) },
          with: demotion
        )
      },
      Invariant("K4", "the replies to claimers match the ledger, and no call throws") {
        _,
        system,
        iteration in
        let refusals = try system.events.count {
          if case .dispatchRefused(_, .dependenciesNotSatisfied) = $0 { true } else { false }
        }
        let told = ["rejected", "unexpected_error_count"].map { iteration.metrics[$0] }
        return .equal(told, [refusals, 0])
      },
      Invariant("K7", shape: .lostWakeUp, "after the parents are done, every child is done too") {
        _,
        system,
        _ in
        .equal(try await system.undone, 0)
      },
    ] + ledgerAudit(inBetween: false)

  func makeSystem(
    _ configuration: EngineConfiguration,
    _ iteration: Iteration
  ) async throws -> PinnedRun {
    try await PinnedRun(configuration, parents: parents)
  }

  /// Enough to look for work as long as the creator takes.
  private var attemptLimit: Int { 4 * rounds + 8 }

  func run(_ system: PinnedRun, _ iteration: Iteration) async throws {
    let halfway = FirstOccurrence()
    await withTaskGroup { group in
      group.addTask(name: "creator") {
        for round in 1...rounds {
          await createThenLink(system, iteration)
          if 2 * round >= rounds { await halfway.occur() }
        }
      }
      group.addTask(name: "releaser") {
        await halfway.wait(atMost: .seconds(60))
        for (parent, token) in zip(system.parents, system.tokens) {
          await counted(iteration) { _ = try await system.engine.complete(parent, token) }
        }
      }
      for number in 1...claimers {
        group.addTask(name: "claimer \(number)") {
          await claimWhatIsReady(system, by: "claimer \(number)", iteration)
        }
      }
    }
    // Claim the remaining children.
    for child in try await system.ready { await claim(child, of: system, by: "drain", iteration) }
  }

  /// The writer with the original race.
  private func createThenLink(_ system: PinnedRun, _ iteration: Iteration) async {
    await counted(iteration) {
      let child = try await system.engine.createTask(in: system.run)
      iteration.count("children")
      await iteration.pause(ticks: 1...delay)
      var random = iteration.random
      for parent in system.parents.shuffled(using: &random).prefix(parentsPerChild) {
        switch try await system.engine.link(child, after: parent) {
        case .accepted: iteration.count("links_accepted")
        case .refused:
          iteration.count("links_refused")
          iteration.witness("claimed-before-its-link")
        }
      }
    }
  }

  private func claimWhatIsReady(
    _ system: PinnedRun,
    by name: String,
    _ iteration: Iteration
  ) async {
    var random = iteration.random
    for _ in 0..<attemptLimit {
      let ready = (try? await system.ready) ?? []
      if let child = ready.randomElement(using: &random) {
        await claim(child, of: system, by: name, iteration)
      }
      if iteration.metrics["children"] == rounds, (try? await system.undone) == 0 { return }
      await iteration.pause(ticks: 10...40)
    }
  }

  private func claim(
    _ child: TaskID,
    of system: PinnedRun,
    by name: String,
    _ iteration: Iteration
  ) async {
    await counted(iteration) {
      switch try await system.engine.dispatch(child, by: name) {
      case .started(_, let attempt):
        iteration.count("claimed")
        let parents = try await system.parentsOfClaimed(child)
        if parents.contains(false) { iteration.count("violations") }
        if !parents.isEmpty { iteration.witness("claimed-after-the-release") }
        _ = try await system.engine.complete(child, attempt.token)
      case .refused(.dependenciesNotSatisfied):
        iteration.count("rejected")
        iteration.witness("gate-rejected-a-claim")
      case .refused: iteration.count("conflicts")
      }
    }
  }

  private func counted(_ iteration: Iteration, _ body: () async throws -> Void) async {
    do { try await body() } catch { iteration.count("unexpected_error_count") }
  }

  /// The task that a record demotes.
  private static func demotion(_ record: EngineRecord) -> TaskID? {
    if case .board(.taskDemoted(let task, _)) = record.event { task } else { nil }
  }

  /// The ready task whose start a record refuses because of its parents.
  private static func refusal(_ record: EngineRecord, _ ready: inout Set<TaskID>) -> TaskID? {
    guard case .board(let event) = record.event else { return nil }
    switch event {
    case .taskReady(let task): ready.insert(task)
    case .taskDemoted(let task, _), .taskDispatched(let task, _), .taskBlocked(let task, _, _):
      ready.remove(task)
    case .dispatchRefused(let task, .dependenciesNotSatisfied):
      return ready.contains(task) ? task : nil
    default: break
    }
    return nil
  }
}

extension PinnedRun {
  /// The tasks in the ready index, without a check of their gates.
  fileprivate var ready: [TaskID] {
    get async throws {
      let row = try await engine.run(run)
      var tasks: [TaskID] = []
      var start = 0
      while let ordinal = row.ready.next(from: start) {
        tasks.append(row.tasks[ordinal])
        start = ordinal + 1
      }
      return tasks
    }
  }

  /// For a task that was just claimed, whether each of its parents is done.
  ///
  /// A task under way cannot be linked, so its links are those of its start.
  fileprivate func parentsOfClaimed(_ task: TaskID) async throws -> [Bool] {
    try await engine.read { state in
      try state.board.task(task).dependencies.map { try state.board.task($0).status.isDone }
    }
  }
}
