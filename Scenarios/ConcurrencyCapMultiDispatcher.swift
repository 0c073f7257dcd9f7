import EngineDefects
import StressKit
import WorkflowEngine

/// Dispatchers start the tasks of several runs under one limit, and end their attempts in every
/// way.
///
/// Each dispatcher goes through all tasks from its own starting point. A dispatcher that is refused
/// because of the limit may try again. Every end of an attempt frees its slot.
struct ConcurrencyCapMultiDispatcher: Scenario {
  var dispatchers = 4
  var runs = 2
  var tasksPerRun = 4
  var cap = 3
  /// How often a dispatcher goes through all tasks.
  var rounds = 2

  /// Every call takes a few steps, and every loop is bounded.
  var stepLimit: Int { max(20_000, 40 * dispatchers * rounds * runs * tasksPerRun) }

  static let objective = "All dispatchers together respect one limit, and can use all of it"
  static let parameters: [Parameter<Self>] = [
    Parameter("dispatchers", \.dispatchers, 1...64, drawnFrom: 1),
    Parameter("runs", \.runs, 1...32, drawnFrom: 1),
    Parameter("tasksPerRun", \.tasksPerRun, 1...100, drawnFrom: 1),
    Parameter("cap", \.cap, 1...64),
    Parameter("rounds", \.rounds, 1...100, drawnFrom: 1),
  ]
  static let configuration = EngineConfiguration()
  static let catches: [Defect<EngineConfiguration>] = [
    Defect(.capCountedPerRun, caughtBy: ["C1"]),
    Defect(.capCheckThenSet, caughtBy: ["C1"]),
    Defect(.capCountedTwice, caughtBy: ["C2"]),
    Defect(.capSlotLeaked, caughtBy: ["C2", "G6"]),
    Defect(.releaseDropped, caughtBy: ["C3"]),
  ]
  static let witnesses = [
    Witness("cap-reached", "the maximum number of attempts was under way"),
    Witness("turned-away-when-full", "a dispatcher was refused because of the limit"),
    Witness("started-after-turned-away", "a task was started after an earlier refusal"),
    Witness("several-runs-under-way", "attempts of several runs were under way at once"),
  ]
  static let metrics = [
    "attempts_total", "start_count", "turned_away_count", "conflict_count", "max_live_count",
  ]
  static let invariants: [Invariant<Self>] =
    [
      Invariant("C1", shape: .wrongBound, "attempts under way never exceed the limit") {
        race,
        system,
        _ in
        .atMostAtOnce(race.cap, try system.events, stays)
      },
      Invariant("C2", shape: .wrongBound, "no start is refused while a slot is free") {
        race,
        system,
        _ in
        .turnedAwayWhenFull(race.cap, try system.events, stays)
      },
      Invariant("C3", shape: .wrongBound, "every slot is freed") { _, system, _ in
        .nothingLeft(try system.events, stays)
      },
    ] + ledgerAudit

  /// The beginnings and ends of slot uses in an event; the key is the attempt's token.
  private static func stays(_ event: Board.Event) -> [StayStep<AttemptToken>] {
    if let (_, token) = event.attemptStart { return [.entered(token)] }
    if let (_, token) = event.attemptEnd { return [.left(token)] }
    guard case .dispatchRefused(_, .dispatchLimitReached) = event else { return [] }
    return [.turnedAway(AttemptToken(rawValue: 0))]
  }

  func makeSystem(
    _ configuration: EngineConfiguration,
    _ iteration: Iteration
  ) async throws -> SeveralRuns {
    var configuration = configuration
    configuration.dispatchLimit = cap
    let engine = try WorkflowEngine(configuration)
    var ids: [RunID] = []
    var tasks: [[TaskID]] = []
    for _ in 0..<runs {
      let run = try await engine.createRun()
      var members: [TaskID] = []
      for _ in 0..<tasksPerRun {
        members.append(
          try await engine.create(in: run, retry: RetryPolicy(maximum: 1, on: [.network])).task
        )
      }
      ids.append(run)
      tasks.append(members)
    }
    return SeveralRuns(engine: engine, runs: ids, tasks: tasks)
  }

  func run(_ system: SeveralRuns, _ iteration: Iteration) async throws {
    let all = system.tasks.flatMap { $0 }
    try await withThrowingTaskGroup { group in
      for number in 1...dispatchers {
        group.addTask(name: "dispatcher \(number)") {
          var random = iteration.random
          for step in 0..<rounds * all.count {
            let task = all[(number * tasksPerRun + step) % all.count]
            iteration.count("attempts_total")
            switch try await system.engine.dispatch(task) {
            case .started(_, let attempt):
              iteration.count("start_count")
              try await look(at: system, iteration)
              try await end(task, attempt.token, in: system, using: &random)
            case .refused(.dispatchLimitReached):
              iteration.count("turned_away_count")
              iteration.witness("turned-away-when-full")
              await Task.yield()
            case .refused: iteration.count("conflict_count")
            }
          }
        }
      }
      try await group.waitForAll()
    }
    var turnedAway: Set<TaskID> = []
    for event in try system.events {
      if case .dispatchRefused(let task, .dispatchLimitReached) = event { turnedAway.insert(task) }
      if let (task, _) = event.attemptStart, turnedAway.contains(task) {
        iteration.witness("started-after-turned-away")
      }
    }
  }

  private func look(at system: SeveralRuns, _ iteration: Iteration) async throws {
    let live = await system.engine.read { state in state.board.runs.map(\.activeCount) }
    iteration.raise("max_live_count", to: live.reduce(0, +))
    if live.reduce(0, +) == cap { iteration.witness("cap-reached") }
    if live.count(where: { $0 > 0 }) > 1 { iteration.witness("several-runs-under-way") }
  }

  /// Frees a slot in one of the possible ways.
  private func end(
    _ task: TaskID,
    _ token: AttemptToken,
    in system: SeveralRuns,
    using random: inout Iteration.Random
  ) async throws {
    let engine = system.engine
    switch Int.random(in: 0..<6, using: &random) {
    case 0: _ = try await engine.fail(task, token, reason: "does not compile")
    case 1: _ = try await engine.fail(task, token, reason: "network unreachable")
    case 2: _ = try await engine.release(task, token)
    case 3: _ = try await engine.block(task, token, reason: "a question")
    case 4:
      _ = try await engine.cancel(task, by: "ann")
      _ = try await engine.confirmCancel(task, token)
    default: _ = try await engine.complete(task, token)
    }
  }
}
