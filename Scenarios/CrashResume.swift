import EngineDefects
import StressKit
import WorkflowEngine

/// The engine crashes in the middle of its work, with transactions on their way to the disk.
///
/// Another engine is opened on the remaining records and continues. Workers whose report was not
/// acknowledged report late, twice or never. A claim without reports is reclaimed when its lease
/// expires.
struct CrashResume: Scenario {
  var tasks = 3
  var workers = 3
  var crashes = 1
  /// The duration of a lease, in ticks.
  var lease = 3

  /// Every call takes a few steps, and every loop is bounded.
  var stepLimit: Int { max(20_000, 40 * (crashes + 1) * (workers + tasks) * rounds) }

  static let objective = "Work that a crash interrupts continues as if nothing had happened"
  static let parameters: [Parameter<Self>] = [
    Parameter("tasks", \.tasks, 1...1_000, full: 8, drawnFrom: 1),
    Parameter("workers", \.workers, 1...64, drawnFrom: 1),
    Parameter("crashes", \.crashes, 1...100, full: 3),
    Parameter("lease", \.lease, 1...100),
  ]
  static let configuration: EngineConfiguration = {
    var configuration = EngineConfiguration()
    configuration.makeJournal = { try CrashSite.journal { CrashDisk() } }
    return configuration
  }()
  static let variants: [Variant<EngineConfiguration>] = [
    .journal(database: { try CrashSite.journal { try ScratchDatabase() } })
  ]
  static let catches: [Defect<EngineConfiguration>] = [
    Defect(.ackBeforeDurable, caughtBy: ["G20", "C3"]),
    Defect(
      .journalWithoutTransaction,
      caughtBy: ["G20", "C1", "C2", "G3", "G5", "G6", "G7", "G8", "G9", "G10", "G18"]
    ),
    Defect(.noFence, caughtBy: ["C4", "G4"]),
    Defect(.reclaimUnconditional, caughtBy: ["L1", "G3"]),
    Defect(.deadClaimKept, caughtBy: ["L2", "C1", "C2"]),
  ]
  static let witnesses = [
    Witness("crash-with-running-attempts", "attempts were under way when the engine stopped"),
    Witness("crash-before-the-reply", "an unacknowledged transaction survived the crash"),
    Witness("crash-before-the-sync", "an unacknowledged transaction was lost in the crash"),
    Witness("late-report-accepted", "a report after the crash was accepted"),
    Witness("late-report-refused", "a report after the crash was refused"),
    Witness("claim-reclaimed", "a claim from before the crash was reclaimed after it"),
    Witness("work-repeated", "work was repeated, and its key prevented a second effect"),
  ]
  static let metrics =
    CrashPoint.allCases.map(\.metric) + [
      "lost_event_count", "unacknowledged_event_count", "late_accepted_count", "late_refused_count",
      "reclaim_count", "repeated_work_count",
    ]
  static let invariants: [Invariant<Self>] =
    [
      Invariant(
        "G20",
        shape: .splitTransaction,
        "a crash leaves a prefix of whole transactions with all acknowledged ones"
      ) { _, system, _ in .none(system.reopenings.flatMap(\.findings)) },
      Invariant("C1", shape: .lostWakeUp, "the run ends as without a crash") {
        _,
        system,
        _ in
        let run = try await system.engine.run(system.run)
        var statuses: [TaskStatus] = []
        for task in system.tasks { statuses.append(try await system.engine.task(task).status) }
        return .equal(
          "\(run.status.rawValue) \(statuses)",
          "succeeded \(system.tasks.map { _ in TaskStatus.succeeded })"
        )
      },
      Invariant("C2", shape: .lostUpdate, "the work of each task is done exactly once per key") {
        _,
        system,
        _ in
        .equal(system.effects.map { min($0, 1) }, system.tasks.map { _ in 1 })
      },
      Invariant("C3", shape: .lostUpdate, "an accepted report survives every crash") {
        _,
        system,
        _ in
        var succeeded: Set<CrashedRun.Work> = []
        for case .taskSucceeded(let task, let token) in try system.events {
          succeeded.insert(.init(task: task, token: token))
        }
        return .none(
          system.told.filter { !succeeded.contains($0) }.map { "\($0.token) of \($0.task)" }
        )
      },
      Invariant("C4", shape: .missingFence, "a late report counts only for its own attempt") {
        _,
        system,
        _ in
        .onlyCurrentToken(try system.events) { event in
          if let (task, token) = event.attemptStart { return [.issued(task, token)] }
          guard let (task, token) = event.attemptEnd else { return [] }
          return [.accepted(task, token), .revoked(task)]
        }
      },
      Invariant("L1", shape: .wrongBound, "no claim is reclaimed before its lease ends") {
        _,
        system,
        _ in
        var leases: [AttemptToken: Int] = [:]
        return .none(
          try system.events.compactMap { event -> String? in
            if case .taskDispatched(_, let attempt) = event {
              leases[attempt.token] = attempt.leasedUntil
            }
            guard case .attemptReclaimed(let task, let token, let time) = event,
              let until = leases[token], time < until
            else { return nil }
            return "\(token) of \(task) was reclaimed \(until - time) ns too early"
          }
        )
      },
      Invariant("L2", shape: .lostWakeUp, "no claim lasts longer than its lease after the crash") {
        _,
        system,
        _ in
        .none(system.overlooked)
      },
    ] + ledgerAudit

  private static let tick = Duration.milliseconds(1)

  /// The maximum number of checks whether the engine has reached the crash point.
  private static let looks = 200

  /// The maximum number of a worker's rounds; enough to wait for a lease before each task.
  private var rounds: Int { (2 * lease + 2) * (tasks + 1) }

  func makeSystem(
    _ configuration: EngineConfiguration,
    _ iteration: Iteration
  ) async throws -> CrashedRun {
    var configuration = configuration
    configuration.clock = ContinuousClock()
    configuration.lease = Self.tick * lease
    return try await CrashedRun(configuration, tasks: tasks)
  }

  func run(_ system: CrashedRun, _ iteration: Iteration) async throws {
    var random = iteration.random
    for _ in 0..<crashes {
      // A task that is done at once takes four transactions.
      let count = Int.random(in: 1...4 * tasks, using: &random)
      try await work(in: system, crashingAfter: count, iteration)
      try await reopen(system, iteration)
    }
    try await work(in: system, crashingAfter: nil, iteration)
    try await finish(system, iteration)
    iteration.add(system.effects.map { max(0, $0 - 1) }.reduce(0, +), to: "repeated_work_count")
    if iteration.metrics["repeated_work_count"] > 0 { iteration.witness("work-repeated") }
  }

  /// Works until the run is done or the engine has crashed.
  private func work(
    in system: CrashedRun,
    crashingAfter transactions: Int?,
    _ iteration: Iteration
  ) async throws {
    let (engine, life) = (system.engine, system.life)
    let leftOver = system.unreported
    // Before this life's workers start: their claims are not inherited.
    let inherited = await engine.claims
    let opened = ContinuousClock.now
    try await withThrowingTaskGroup(of: Void.self) { group in
      // Ignore errors of a crashed engine, because no caller is left.
      func add(_ name: String, _ body: @escaping @Sendable () async throws -> Void) {
        group.addTask(name: "\(name) \(life)") {
          do { try await body() } catch { if system.site.isUp(life) { throw error } }
        }
      }
      for number in 1...workers {
        add("worker \(number) of engine") { try await claim(in: system, engine, life) }
      }
      for (number, work) in leftOver.enumerated() {
        add("late runner \(number + 1) of engine") {
          try await report(work, late: iteration, to: engine, of: system, life)
        }
      }
      add("reclaimer of engine") {
        try await reclaim(in: system, engine, life, iteration, inherited: inherited, since: opened)
      }
      if let transactions {
        add("crash of engine") { try await crash(system, after: transactions, iteration) }
      }
      try await group.waitForAll()
    }
  }

  /// Starts tasks and does their work, until the run is done.
  private func claim(
    in system: CrashedRun,
    _ engine: WorkflowEngine,
    _ life: Int
  ) async throws {
    for _ in 0..<rounds where system.site.isUp(life) {
      if try await claimNext(in: system, engine, life) { continue }
      if try await engine.run(system.run).status == .succeeded { return }
      try await ContinuousClock().sleep(for: Self.tick)
    }
  }

  /// Starts the next task and does its work.
  ///
  /// - Returns: Whether there was a task to start.
  private func claimNext(
    in system: CrashedRun,
    _ engine: WorkflowEngine,
    _ life: Int
  ) async throws -> Bool {
    guard case .started(let task, let attempt) = try await engine.dispatchNext(in: system.run)
    else { return false }
    _ = try await engine.acknowledge(task, attempt.token)
    _ = try await engine.reportProgress(task, attempt.token)
    let work = CrashedRun.Work(task: task, token: attempt.token)
    guard system.perform(work, in: life) else { return true }
    // A crash between the work and its report leaves work that the engine does not know of.
    try await ContinuousClock().sleep(for: Self.tick)
    if try await engine.complete(task, attempt.token) == .accepted { system.tell(work, in: life) }
    return true
  }

  /// Does the rest of the work alone: on a slow machine the workers can give up before a lease expires.
  private func finish(_ system: CrashedRun, _ iteration: Iteration) async throws {
    let (engine, life) = (system.engine, system.life)
    for _ in 0..<rounds {
      if try await engine.run(system.run).status == .succeeded { return }
      iteration.add(try await engine.reclaimExpired().count, to: "reclaim_count")
      if try await claimNext(in: system, engine, life) { continue }
      try await ContinuousClock().sleep(for: Self.tick)
    }
  }

  /// Reports work for a crashed engine, twice; one worker in three never does.
  private func report(
    _ work: CrashedRun.Work,
    late iteration: Iteration,
    to engine: WorkflowEngine,
    of system: CrashedRun,
    _ life: Int
  ) async throws {
    var random = iteration.random
    guard Int.random(in: 0..<3, using: &random) > 0 else { return }
    let ticks = Int.random(in: 0...lease + 1, using: &random)
    if ticks > 0 { try await ContinuousClock().sleep(for: Self.tick * ticks) }
    for _ in 0..<2 {
      if try await engine.complete(work.task, work.token) == .accepted {
        system.tell(work, in: life)
        iteration.count("late_accepted_count")
        iteration.witness("late-report-accepted")
      } else {
        iteration.count("late_refused_count")
        iteration.witness("late-report-refused")
      }
    }
  }

  /// Reclaims expired claims once a tick, until the run is done.
  private func reclaim(
    in system: CrashedRun,
    _ engine: WorkflowEngine,
    _ life: Int,
    _ iteration: Iteration,
    inherited: [CrashedRun.Work],
    since opened: ContinuousClock.Instant
  ) async throws {
    for _ in 0..<rounds where system.site.isUp(life) {
      let asked = opened.duration(to: .now)
      let reclaimed = try await engine.reclaimExpired()
      iteration.add(reclaimed.count, to: "reclaim_count")
      if inherited.contains(where: { reclaimed.contains($0.task) }) {
        iteration.witness("claim-reclaimed")
      }
      if asked >= Self.tick * lease {
        for work in await engine.claims where inherited.contains(work) { system.overlook(work) }
      }
      if try await engine.run(system.run).status == .succeeded { return }
      try await ContinuousClock().sleep(for: Self.tick)
    }
  }

  /// Crashes the engine shortly after it has appended a number of transactions.
  private func crash(
    _ system: CrashedRun,
    after transactions: Int,
    _ iteration: Iteration
  ) async throws {
    var random = iteration.random
    for look in 1...Self.looks where system.site.transactions < transactions {
      // Virtual time does not advance while this only checks, and other tasks wait for it.
      if look.isMultiple(of: 8) { try await ContinuousClock().sleep(for: Self.tick) }
      await Task.yield()
    }
    if Int.random(in: 0..<3, using: &random) == 0 {
      try await ContinuousClock().sleep(for: Self.tick / 2)
    }
    for _ in 0..<Int.random(in: 0...8, using: &random) { await Task.yield() }
    let point = system.crash { .random(in: $0, using: &random) }
    if let point { iteration.count(point.metric) }
  }

  private func reopen(_ system: CrashedRun, _ iteration: Iteration) async throws {
    let found = try await system.reopen()
    iteration.add(found.lost, to: "lost_event_count")
    iteration.add(max(0, found.unacknowledged), to: "unacknowledged_event_count")
    if found.lost > 0 { iteration.witness("crash-before-the-sync") }
    if found.unacknowledged > 0 { iteration.witness("crash-before-the-reply") }
    if await !system.engine.claims.isEmpty { iteration.witness("crash-with-running-attempts") }
  }
}

extension WorkflowEngine {
  /// The attempts under way, in order of the tasks.
  fileprivate var claims: [CrashedRun.Work] {
    get async {
      await read { state in
        state.board.tasks.compactMap { task in
          guard let attempt = task.currentAttempt else { return nil }
          return CrashedRun.Work(task: task.id, token: attempt.token)
        }
      }
    }
  }
}
