import EngineDefects
import StressKit
import WorkflowEngine

/// Workers complete the middle tasks of diamonds while a reopener undoes source and middle tasks.
///
/// The bottom task of a diamond waits for all middle tasks. In every interleaving each wait ends
/// with one promotion and one start, and the dependents of a reopened task are done again.
struct FanInPromotion: Scenario {
  var diamonds = 1
  var width = 3
  var workers = 3
  var reopenings = 2

  /// Every call takes a few steps, every loop is bounded, and a reopening undoes one diamond at
  /// most.
  var stepLimit: Int { max(20_000, 40 * workers * attemptLimit + 20 * (width + 2) * reopenings) }

  static let objective =
    "A task becomes ready and starts once each time that all its parents are done"
  static let parameters: [Parameter<Self>] = [
    Parameter("diamonds", \.diamonds, 1...100, full: 4),
    Parameter("width", \.width, 1...500, full: 6, drawnFrom: 1),
    Parameter("workers", \.workers, 1...64, drawnFrom: 1),
    Parameter("reopenings", \.reopenings, 1...100, full: 4, drawnFrom: 1),
  ]
  static let largeSizes: [LargeSizes] = [["diamonds": 50], ["diamonds": 1, "width": 500]]
  static let configuration = EngineConfiguration()
  static let catches: [Defect<EngineConfiguration>] = [
    Defect(.doublePromotion, caughtBy: ["F1", "F2", "G1"]),
    Defect(.promotionDropped, caughtBy: ["F1", "I9", "G9"]),
    Defect(.promotionApart, caughtBy: ["F1", "F2", "F3", "G1", "G3"]),
    Defect(.dispatchCheckThenSet, caughtBy: ["F2", "F3", "G1", "G2"]),
    Defect(.reopenNoCascade, caughtBy: ["F3", "F4", "G3"]),
    Defect(.completeAcceptedOnReady, caughtBy: ["F5", "G1", "G4"]).masked(
      by: "the table of transitions"
    ),
  ]
  static let witnesses = [
    Witness("parents-of-two-workers", "two workers completed parents of one task at the same time"),
    Witness("undone-under-way", "a completion was refused after a reopening"),
    Witness("undone-after-success", "a finished task was undone because a parent was reopened"),
  ]
  static let metrics = [
    "started", "completed", "completions_refused", "promotions", "late_promotions", "reopened",
    "undone", "unexpected_error_count",
  ]
  static let invariants: [Invariant<Self>] =
    [
      Invariant("F1", shape: .lostWakeUp, "every wait for parents ends with one promotion") {
        _,
        system,
        iteration in
        let events = try system.events
        let promotions = events.compactMap(promoted)
        iteration.add(promotions.count, to: "promotions")
        iteration.add(promotions.count - Set(promotions).count, to: "late_promotions")
        return .answeredOnce(events) { event in
          waiting(event).map { [.waiting($0)] } ?? promoted(event).map { [.answered($0)] } ?? []
        }
      },
      Invariant("F2", shape: .checkThenAct, "every promotion leads to one start, or to a demotion")
      {
        _,
        system,
        _ in
        .answeredOnce(try system.events) { event -> [WaitStep<TaskID>] in
          switch event {
          case .taskReady(let task): [.waiting(task)]
          case .taskDispatched(let task, _), .taskDemoted(let task, _): [.answered(task)]
          default: []
          }
        }
      },
      Invariant(
        "F3",
        shape: .checkThenAct,
        "a task becomes ready, starts and succeeds after its parents"
      ) {
        _,
        system,
        _ in
        .parentsDone(in: try system.events) { event in
          switch event {
          case .taskReady(let task), .taskDispatched(let task, _), .taskSucceeded(let task, _): task
          default: nil
          }
        }
      },
      Invariant(
        "F4",
        shape: .splitTransaction,
        "every finished task ran after the last success of all its parents"
      ) {
        _,
        system,
        _ in
        .none(outdated(in: try system.events))
      },
      Invariant(
        "F5",
        shape: .missingFence,
        "no completion of an undone attempt is accepted"
      ) {
        _,
        system,
        _ in
        .onlyCurrentToken(try system.events, tokens)
      },
      Invariant("I9", shape: .lostWakeUp, "no task waits in the end whose parents are all done") {
        _,
        system,
        _ in
        .none(try await system.forgotten)
      },
    ] + ledgerAudit

  /// For each diamond, first the source, then the middle tasks, then the bottom.
  func makeSystem(
    _ configuration: EngineConfiguration,
    _ iteration: Iteration
  ) async throws -> OneRun {
    let engine = try WorkflowEngine(configuration)
    let run = try await engine.createRun()
    var tasks: [TaskID] = []
    for _ in 0..<diamonds {
      let source = try await engine.createTask(in: run)
      var middles: [TaskID] = []
      for _ in 0..<width { middles.append(try await engine.createTask(in: run, after: [source])) }
      let bottom = try await engine.createTask(in: run, after: middles)
      tasks += [source] + middles + [bottom]
    }
    return OneRun(engine: engine, run: run, tasks: tasks)
  }

  /// Enough to do every task once, and again after each reopening.
  private var attemptLimit: Int { 2 * diamonds * (width + 2) + reopenings * (width + 2) }

  func run(_ system: OneRun, _ iteration: Iteration) async throws {
    await withTaskGroup { group in
      for number in 1...workers {
        group.addTask(name: "worker \(number)") {
          for _ in 0..<attemptLimit {
            guard await work(system, by: "worker \(number)", iteration) else { return }
          }
        }
      }
      group.addTask(name: "reopener") {
        var random = iteration.random
        for _ in 0..<reopenings {
          // Spread the reopenings over the time of the workers.
          await iteration.pause(ticks: 0...max(5, system.tasks.count / workers))
          await reopenOne(of: system, &random, iteration)
        }
      }
    }
    for case .taskInvalidated(_, let attempt, _) in try system.events {
      iteration.count("undone")
      if attempt == nil { iteration.witness("undone-after-success") }
    }
    try await system.engine.drain(system.run, atMost: 2 * system.tasks.count)
  }

  /// Starts and completes the first ready task; returns whether there may be more.
  private func work(_ system: OneRun, by name: String, _ iteration: Iteration) async -> Bool {
    do {
      switch try await system.engine.dispatchNext(in: system.run, by: name) {
      case .started(let task, let attempt):
        iteration.count("started")
        await iteration.pause(ticks: 0...1)
        if try await system.hasActiveSibling(task) { iteration.witness("parents-of-two-workers") }
        switch try await system.engine.complete(task, attempt.token) {
        case .accepted: iteration.count("completed")
        case .refused:
          iteration.count("completions_refused")
          iteration.witness("undone-under-way")
        }
        return true
      case .refused(let reason):
        await iteration.pause(ticks: 1...2)
        return reason == .dependenciesNotSatisfied
      }
    } catch {
      iteration.count("unexpected_error_count")
      return false
    }
  }

  /// Reopens a source or middle task that is done, if there is one.
  private func reopenOne(
    of system: OneRun,
    _ random: inout Iteration.Random,
    _ iteration: Iteration
  ) async {
    do {
      guard let task = try await system.reopenable.randomElement(using: &random) else { return }
      if try await system.engine.reopen(task, by: "reopener") == .accepted {
        iteration.count("reopened")
      }
    } catch {
      iteration.count("unexpected_error_count")
    }
  }

  /// The task that starts to wait at an event, until its promotion.
  private static func waiting(_ event: Board.Event) -> TaskID? {
    switch event {
    case .taskCreated(let spec): spec.task
    case .taskDemoted(let task, _), .taskReopened(let task, _), .taskInvalidated(let task, _, _):
      task
    default: nil
    }
  }

  private static func promoted(_ event: Board.Event) -> TaskID? {
    if case .taskReady(let task) = event { task } else { nil }
  }

  private static func tokens(_ event: Board.Event) -> [TokenStep<TaskID, AttemptToken>] {
    switch event {
    case .taskDispatched(let task, let attempt): [.issued(task, attempt.token)]
    case .taskSucceeded(let task, let token): [.accepted(task, token), .revoked(task)]
    case .taskInvalidated(let task, _, _), .taskReopened(let task, _): [.revoked(task)]
    default: []
    }
  }

  /// The tasks whose success is older than the success of a parent.
  private static func outdated(in events: [Board.Event]) -> [String] {
    var success: [TaskID: Int] = [:]
    var specs: [TaskSpec] = []
    for (place, event) in events.enumerated() {
      switch event {
      case .taskCreated(let spec): specs.append(spec)
      case .taskSucceeded(let task, _): success[task] = place
      case .taskReopened(let task, _), .taskInvalidated(let task, _, _): success[task] = nil
      default: break
      }
    }
    return specs.flatMap { spec -> [String] in
      guard let own = success[spec.task] else { return [] }
      return spec.dependencies.filter { success[$0].map { $0 > own } ?? true }.map { parent in
        "\(spec.task) is done, but \(parent) was not done before it"
      }
    }
  }
}

extension OneRun {
  /// The tasks that are not done although all their parents are.
  fileprivate var forgotten: [TaskID] {
    get async throws {
      let rows = await engine.read { $0.board.tasks }
      let done = Set(rows.filter(\.status.isDone).map(\.id))
      return rows.filter { !done.contains($0.id) && done.isSuperset(of: $0.dependencies) }.map(\.id)
    }
  }

  /// The finished tasks that have dependents.
  fileprivate var reopenable: [TaskID] {
    get async throws {
      try await engine.read { state in
        try tasks.filter { task in
          let row = try state.board.task(task)
          return row.status == .succeeded && !row.dependents.isEmpty
        }
      }
    }
  }

  /// Whether another parent of a waiting dependent has an attempt under way.
  fileprivate func hasActiveSibling(_ task: TaskID) async throws -> Bool {
    try await engine.read { state in
      let board = state.board
      return try board.task(task).dependents.contains { dependent in
        try board.task(dependent).dependencies.contains { parent in
          try parent != task && board.task(parent).status.isActive
        }
      }
    }
  }
}
