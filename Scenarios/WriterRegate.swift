import EngineDefects
import StressKit
import WorkflowEngine

/// Creators link, block and unblock children while parents are completed and reopened.
///
/// Every ready task is started at once.
///
/// The check at the claim is removed, so the writers must be right: no link, unblocking, release or
/// reopening may leave a waiting task ready. The report of a worker is refused if a parent was
/// reopened during its work.
struct WriterRegate: Scenario {
  var parents = 3
  var creators = 2
  var rounds = 2
  var dispatchers = 3
  var reopenings = 2

  /// Every call takes a few steps, and every loop is bounded.
  var stepLimit: Int {
    max(
      20_000,
      20 * (dispatchers * attemptLimit + 8 * creators * rounds + 4 * (parents + reopenings))
    )
  }

  static let objective = "No change of links, blocks or parents leaves a waiting task ready"
  static let parameters: [Parameter<Self>] = [
    Parameter("parents", \.parents, 1...100, full: 5, drawnFrom: 1),
    Parameter("creators", \.creators, 1...16, drawnFrom: 1),
    Parameter("rounds", \.rounds, 1...1_000, full: 6, drawnFrom: 1),
    Parameter("dispatchers", \.dispatchers, 1...64, drawnFrom: 1),
    Parameter("reopenings", \.reopenings, 1...100, drawnFrom: 1),
  ]
  static let configuration: EngineConfiguration = {
    var configuration = EngineConfiguration()
    configuration.startRules.remove(.dependenciesNotSatisfied)
    return configuration
  }()
  static let catches: [Defect<EngineConfiguration>] = [
    Defect(.unblockUngated, caughtBy: ["K2", "K5", "G3"]).masked(by: "the claim gate"),
    Defect(.linkChecksNewestOnly, caughtBy: ["K2", "K5", "G3"]).masked(by: "the claim gate"),
    Defect(.reopenNoCascade, caughtBy: ["K2", "K6", "G3"]).masked(by: "the claim gate"),
    Defect(.promotionDropped, caughtBy: ["K7", "G9"]),
  ]
  static let witnesses = [
    Witness("linked-to-two", "a child was linked to a parent while it waited for another"),
    Witness("unblocked-while-waiting", "a child was unblocked while it waited for a parent"),
    Witness("worked-in-vain", "a report was refused because a parent had been reopened"),
  ]
  static let metrics = [
    "children", "links_accepted", "links_refused", "unblocked", "started", "released", "reopened",
    "worked_in_vain", "unexpected_error_count",
  ]
  static let invariants: [Invariant<Self>] =
    [
      Invariant("K2", shape: .checkThenAct, "every parent linked before a start was done before it")
      {
        _,
        system,
        _ in
        .startsAfterParents(in: try system.events)
      },
      Invariant(
        "K5",
        shape: .checkThenAct,
        "a task becomes ready only if all its parents are done"
      ) {
        _,
        system,
        _ in
        .readyAfterParents(in: try system.events)
      },
      Invariant(
        "K6",
        shape: .splitTransaction,
        "a task succeeds only while all its parents are done"
      ) {
        _,
        system,
        _ in
        .doneAfterParents(in: try system.events)
      },
      Invariant("K7", shape: .lostWakeUp, "in the end every task is done") { _, system, _ in
        .equal(try await system.undone, 0)
      },
    ] + ledgerAudit

  func makeSystem(
    _ configuration: EngineConfiguration,
    _ iteration: Iteration
  ) async throws -> PinnedRun {
    try await PinnedRun(configuration, parents: parents)
  }

  /// Enough to look for work as long as the creators take.
  private var attemptLimit: Int { 4 * (creators * rounds + parents + reopenings) }

  func run(_ system: PinnedRun, _ iteration: Iteration) async throws {
    await withTaskGroup { group in
      for number in 1...creators {
        group.addTask(name: "creator \(number)") {
          for _ in 1...rounds { await createAndLink(system, iteration) }
        }
      }
      group.addTask(name: "releaser") {
        for (parent, token) in zip(system.parents, system.tokens) {
          await iteration.pause(ticks: 0...4)
          await counted(iteration) { _ = try await system.engine.complete(parent, token) }
        }
      }
      group.addTask(name: "reopener") { await reopenParents(system, iteration) }
      for number in 1...dispatchers {
        group.addTask(name: "dispatcher \(number)") {
          for _ in 0..<attemptLimit {
            if await startNext(system, by: "dispatcher \(number)", iteration) { continue }
            if iteration.metrics["children"] == creators * rounds,
              (try? await system.undone) == 0
            {
              return
            }
            await iteration.pause(ticks: 1...6)
          }
        }
      }
    }
    let tasks = parents + creators * rounds
    try await system.engine.drain(system.run, atMost: 2 * tasks)
  }

  /// Creates a child, links it to two parents, and blocks it during that in some cases.
  private func createAndLink(_ system: PinnedRun, _ iteration: Iteration) async {
    await iteration.pause(ticks: 0...4)
    await counted(iteration) {
      var random = iteration.random
      let isHeldBack = Bool.random(using: &random)
      let parents = system.parents.shuffled(using: &random).prefix(2)
      let child = try await system.engine.createTask(in: system.run)
      iteration.count("children")
      if isHeldBack { _ = try await system.engine.block(child, reason: "not linked yet") }
      for parent in parents {
        if try await system.isWaiting(child) { iteration.witness("linked-to-two") }
        let reply = try await system.engine.link(child, after: parent)
        iteration.count(reply == .accepted ? "links_accepted" : "links_refused")
      }
      guard isHeldBack else { return }
      await iteration.pause(ticks: 0...3)
      if try await system.isWaiting(child) { iteration.witness("unblocked-while-waiting") }
      if try await system.engine.unblock(child) == .accepted { iteration.count("unblocked") }
    }
  }

  private func reopenParents(_ system: PinnedRun, _ iteration: Iteration) async {
    var random = iteration.random
    for _ in 0..<reopenings {
      await iteration.pause(ticks: 0...4)
      guard let parent = system.parents.randomElement(using: &random) else { return }
      await counted(iteration) {
        let reply = try await system.engine.reopen(parent, by: "reopener")
        if reply == .accepted { iteration.count("reopened") }
      }
    }
  }

  /// Starts the first ready task and completes or releases it; returns whether there was one.
  private func startNext(
    _ system: PinnedRun,
    by name: String,
    _ iteration: Iteration
  ) async -> Bool {
    var random = iteration.random
    var hasStarted = false
    await counted(iteration) {
      guard
        case .started(let task, let attempt) = try await system.engine.dispatchNext(
          in: system.run,
          by: name
        )
      else { return }
      hasStarted = true
      iteration.count("started")
      await iteration.pause(ticks: 0...2)
      let givesBack = attempt.number == 1 && Int.random(in: 0..<4, using: &random) == 0
      let reply =
        givesBack
        ? try await system.engine.release(task, attempt.token)
        : try await system.engine.complete(task, attempt.token)
      switch reply {
      case .accepted where givesBack: iteration.count("released")
      case .accepted: break
      case .refused:
        iteration.count("worked_in_vain")
        iteration.witness("worked-in-vain")
      }
    }
    return hasStarted
  }

  private func counted(_ iteration: Iteration, _ body: () async throws -> Void) async {
    do { try await body() } catch { iteration.count("unexpected_error_count") }
  }
}

extension PinnedRun {
  /// Whether a task waits for a parent that is not done.
  fileprivate func isWaiting(_ task: TaskID) async throws -> Bool {
    try await engine.task(task).unmetDependencies > 0
  }
}
