import WorkflowEngine

/// Seeded operations on an engine, sensible and senseless ones.
struct RandomWalk {
  let engine: WorkflowEngine
  var random: SplitMix64
  private var runs: [RunID] = []
  private var tasks: [TaskID] = []
  private var tokens: [(TaskID, AttemptToken)] = []

  /// The kinds of replies that were met, in words.
  private(set) var kindsSeen: Set<String> = []

  init(engine: WorkflowEngine, random: SplitMix64) {
    self.engine = engine
    self.random = random
  }

  /// Performs one operation.
  mutating func step() async throws {
    if runs.count < 3 { runs.append(try await engine.createRun()) }
    let run = runs[Int.random(in: 0..<runs.count, using: &random)]
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<10: try await create(in: run)
    case 10..<30:
      let isNext = Bool.random(using: &random)
      guard let task = tasks.randomElement(using: &random) else { return }
      let reply =
        isNext ? try await engine.dispatchNext(in: run) : try await engine.dispatch(task)
      if case .started(let task, let attempt) = reply {
        see("started")
        tokens.append((task, attempt.token))
      } else {
        see("start \(reply)")
      }
    case 30..<75: try await report()
    case 75..<83: try await decide()
    case 83..<95: try await rerun(in: run)
    case 95..<97: see("pause \(try await engine.pause(run))")
    case 97..<99: see("resume \(try await engine.resume(run))")
    default:
      // Seldom, for nothing starts in an aborted run.
      if Int.random(in: 0..<8, using: &random) == 0 {
        see("abort \(try await engine.abort(run))")
      } else {
        see("resume \(try await engine.resume(run))")
      }
    }
  }

  private mutating func create(in run: RunID) async throws {
    let row = try await engine.run(run)
    guard row.tasks.count < 25, row.status != .aborted, row.status != .succeeded else { return }
    let dependencies = row.tasks.filter { _ in Int.random(in: 0..<8, using: &random) == 0 }
    let isGated = Int.random(in: 0..<4, using: &random) == 0
    tasks.append(
      try await engine.createTask(
        in: run,
        after: dependencies,
        requiresApproval: isGated,
        reapprove: Bool.random(using: &random)
      )
    )
  }

  private mutating func report() async throws {
    // Mostly a recent attempt, sometimes any one before.
    let recent = Array(tokens.suffix(4))
    let pool = Int.random(in: 0..<5, using: &random) == 0 ? tokens : recent
    guard let (task, token) = pool.randomElement(using: &random) else { return }
    let reply =
      switch Int.random(in: 0..<6, using: &random) {
      case 0: try await engine.acknowledge(task, token)
      case 1: try await engine.reportProgress(task, token)
      case 2, 3: try await engine.complete(task, token)
      default: try await engine.fail(task, token, reason: "no luck")
      }
    see("report \(reply)")
  }

  private mutating func decide() async throws {
    guard let task = tasks.randomElement(using: &random) else { return }
    let verdict: ApprovalVerdict = Int.random(in: 0..<5, using: &random) == 0 ? .reject : .approve
    switch try await engine.decide(verdict, on: task, by: "ann") {
    case .decided: see("decided \(verdict)")
    case .conflict: see("decision conflict")
    case .refused(let reason): see("decision \(reason)")
    }
  }

  private mutating func rerun(in run: RunID) async throws {
    let row = try await engine.run(run)
    var selection: [TaskID] = []
    for task in row.tasks {
      let isFailed = try await engine.task(task).status == .failed
      if isFailed ? Bool.random(using: &random) : Int.random(in: 0..<60, using: &random) == 0 {
        selection.append(task)
      }
    }
    // Somebody waits for what is under way, or nothing would ever be rerun.
    for (task, token) in tokens where Int.random(in: 0..<2, using: &random) == 0 {
      if try await engine.task(task).run == run {
        _ = try await engine.fail(task, token, reason: "given up")
      }
    }
    switch try await engine.rerun(selection, in: run, by: "bob", reason: "again") {
    case .accepted: see("rerun")
    case .conflict(let reason), .invalid(let reason): see("rerun \(reason)")
    }
  }

  private mutating func see(_ kind: String) { kindsSeen.insert(kind) }
}
