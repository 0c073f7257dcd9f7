import WorkflowEngine

/// Seeded operations on an engine, valid and invalid ones.
struct RandomWalk {
  let engine: WorkflowEngine
  var random: SplitMix64
  private var runs: [RunID] = []
  private var tasks: [TaskID] = []
  private var tokens: [(TaskID, AttemptToken)] = []
  private var artifacts: [ArtifactID] = []
  private let clock: HandClock

  /// The reasons of all refusals so far.
  private(set) var reasonsMet: Set<RefusalReason> = []

  init(engine: WorkflowEngine, clock: HandClock, random: SplitMix64) {
    self.clock = clock
    self.engine = engine
    self.random = random
  }

  /// Performs one operation.
  mutating func step() async throws {
    clock.advance(by: .milliseconds(Int.random(in: 0..<20, using: &random)))
    if runs.count < 3 { runs.append(try await engine.createRun()) }
    let run = runs[Int.random(in: 0..<runs.count, using: &random)]
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<8: try await create(in: run)
    case 8..<26: try await start(in: run)
    case 26..<62: try await report()
    case 62..<68: try await decide()
    case 68..<76: try await rerun(in: run)
    case 76..<80: _ = try await engine.reclaimExpired(limit: 2)
    case 80..<95: try await operate(in: run)
    case 95..<97: meet(try await engine.pause(run).reason)
    case 97..<99: meet(try await engine.resume(run).reason)
    default:
      // Rarely, because nothing starts in an aborted run.
      switch Int.random(in: 0..<8, using: &random) {
      case 0: meet(try await engine.abort(run).reason)
      case 1: meet(try await engine.cancel(run: run, by: "eve").reason)
      default: meet(try await engine.resume(run).reason)
      }
    }
  }

  private mutating func start(in run: RunID) async throws {
    let isNext = Bool.random(using: &random)
    guard let task = tasks.randomElement(using: &random) else { return }
    let reply = isNext ? try await engine.dispatchNext(in: run) : try await engine.dispatch(task)
    meet(reply.reason)
    if case .started(let task, let attempt) = reply { tokens.append((task, attempt.token)) }
  }

  private mutating func operate(in run: RunID) async throws {
    let members = try await engine.run(run).tasks
    guard let member = members.randomElement(using: &random),
      let other = members.randomElement(using: &random)
    else { return }
    // Often a task that is under way or has just ended.
    let recent = tokens.suffix(4).map(\.0)
    let task = Bool.random(using: &random) ? recent.randomElement(using: &random) : nil
    try await operate(task ?? member, other)
  }

  private mutating func operate(_ task: TaskID, _ other: TaskID) async throws {
    let reply: OperatorReply
    switch Int.random(in: 0..<14, using: &random) {
    case 0, 1: reply = try await engine.link(task, after: stranger(to: other))
    case 2:
      let parents = try await engine.task(task).dependencies
      let parent = parents.randomElement(using: &random) ?? other
      reply = try await engine.unlink(task, from: parent)
    case 3, 4, 5: reply = try await engine.cancel(task, by: "eve")
    case 6, 7: reply = try await engine.block(task, reason: "wait")
    case 8, 9: reply = try await engine.unblock(task)
    case 10, 11, 12: reply = try await engine.reopen(task, by: "eve")
    default: reply = try await engine.archive(task)
    }
    meet(reply.reason)
  }

  /// Usually the given task, sometimes one of another run, rarely one that does not exist.
  private mutating func stranger(to task: TaskID) -> TaskID {
    switch Int.random(in: 0..<20, using: &random) {
    case 0: tasks.randomElement(using: &random) ?? task
    case 1: TaskID(rawValue: 1_000_000)
    default: task
    }
  }

  private mutating func create(in run: RunID) async throws {
    let row = try await engine.run(run)
    guard row.tasks.count < 25, row.status != .aborted, row.status != .succeeded else { return }
    let dependencies = row.tasks.filter { _ in Int.random(in: 0..<8, using: &random) == 0 }
    let isGated = Int.random(in: 0..<4, using: &random) == 0
    let needs = dependencies.filter { _ in Int.random(in: 0..<3, using: &random) == 0 }
    let paths = ["a", "a/b", "a/b/c", "d"].filter { _ in Int.random(in: 0..<6, using: &random) == 0
    }
    let isNamed = Int.random(in: 0..<4, using: &random) == 0
    let reply = try await engine.create(
      in: run,
      after: dependencies,
      requiresApproval: isGated,
      reapprove: Bool.random(using: &random),
      needs: needs.map { ArtifactNeed("report", from: $0) },
      paths: paths,
      retry: RetryPolicy(maximum: Int.random(in: 0..<3, using: &random), on: [.network]),
      key: isNamed ? "task \(Int.random(in: 0..<4, using: &random))" : nil
    )
    if case .created(let task) = reply { tasks.append(task) }
  }

  private mutating func report() async throws {
    // Usually a recent attempt, sometimes any earlier one.
    let recent = Array(tokens.suffix(4))
    let pool = Int.random(in: 0..<5, using: &random) == 0 ? tokens : recent
    guard let (task, token) = pool.randomElement(using: &random) else { return }
    let reply: CallbackReply
    switch Int.random(in: 0..<16, using: &random) {
    case 0: reply = try await engine.acknowledge(task, token)
    case 1: reply = try await engine.reportProgress(task, token)
    case 2: reply = try await engine.heartbeat(task, token).callback
    case 3: reply = try await engine.release(task, token)
    case 4: reply = try await engine.rejectSubmission(task, token, reason: "no room")
    case 5: reply = try await engine.block(task, token, reason: "wait")
    case 6: reply = try await engine.confirmCancel(task, token)
    case 7, 8: reply = try await engine.fail(task, token, reason: "network")
    case 9, 10: reply = try await engine.fail(task, token, reason: "no luck")
    default: reply = try await complete(task, token)
    }
    meet(reply.reason)
  }

  private mutating func complete(
    _ task: TaskID,
    _ token: AttemptToken
  ) async throws -> CallbackReply {
    if Bool.random(using: &random) {
      let reply = try await engine.publish("report", label: "r", by: task, token)
      meet(reply.reason)
      if case .published(let artifact) = reply { artifacts.append(artifact) }
    }
    let recent = artifacts.suffix(2).filter { _ in Int.random(in: 0..<3, using: &random) > 0 }
    let handoff = Handoff(artifacts: recent.map { Handoff.Item($0) })
    return try await engine.complete(task, token, handoff: handoff)
  }

  private mutating func decide() async throws {
    guard let task = tasks.randomElement(using: &random) else { return }
    let verdict: ApprovalVerdict = Int.random(in: 0..<5, using: &random) == 0 ? .reject : .approve
    meet(try await engine.decide(verdict, on: task, by: "ann").reason)
  }

  private mutating func rerun(in run: RunID) async throws {
    let row = try await engine.run(run)
    var selection: [TaskID] = []
    for task in row.tasks {
      let isFailed = try await engine.task(task).status.isRerunnable
      if isFailed ? Bool.random(using: &random) : Int.random(in: 0..<60, using: &random) == 0 {
        selection.append(task)
      }
    }
    // End the attempts under way, or nothing would ever be rerun.
    for (task, token) in tokens where Int.random(in: 0..<2, using: &random) == 0 {
      if try await engine.task(task).run == run {
        _ = try await engine.fail(task, token, reason: "given up")
      }
    }
    meet(try await engine.rerun(selection, in: run, by: "bob", reason: "again").reason)
  }

  private mutating func meet(_ reason: RefusalReason?) {
    if let reason { reasonsMet.insert(reason) }
  }
}
