import EngineDefects
import StressKit
import WorkflowEngine

/// Sixteen workers claim tasks with a lease of three ticks, for work that may take twice as long.
///
/// Some send heartbeats, some send none, some vanish, and some release their claim but continue. A
/// reclaimer checks the claims once a tick. A worker that has lost its claim is refused.
struct LeaseReclaimRace: Scenario {
  var workers = 16
  var tasks = 16
  /// The duration of a lease, in ticks.
  var lease = 3
  /// The maximum number of a worker's rounds.
  var rounds = 8

  /// Every call takes a few steps, and every loop is bounded.
  var stepLimit: Int { max(20_000, 40 * lease * (workers * rounds + tasks)) }

  static let objective = "A claim lasts while its holder renews it, and not much longer"
  static let parameters: [Parameter<Self>] = [
    Parameter("workers", \.workers, 1...64, drawnFrom: 1),
    Parameter("tasks", \.tasks, 1...1_000, drawnFrom: 1),
    Parameter("lease", \.lease, 1...100),
    Parameter("rounds", \.rounds, 1...1_000, drawnFrom: 1),
  ]
  static let configuration = EngineConfiguration()
  static let catches: [Defect<EngineConfiguration>] = [
    Defect(.noFence, caughtBy: ["L3", "G4"]),
    Defect(.heartbeatNoExtend, caughtBy: ["L1", "L6"]),
    Defect(.reclaimUnconditional, caughtBy: ["L1", "G3"]),
    Defect(.reclaimCheckThenAct, caughtBy: ["L1", "L3", "G3", "G4", "G5"]),
    Defect(.completeAcceptedOnReady, caughtBy: ["L3", "L7", "G1", "G4"]).masked(by: "already-past"),
    Defect(.deadClaimKept, caughtBy: ["L4"]),
    Defect(.releaseDropped, caughtBy: ["L6", "L7"]),
    Defect(.tokenReused, caughtBy: ["L5", "G2"]),
    Defect(.dispatchCheckThenSet, caughtBy: ["L2", "G1", "G2"]),
    .excluded(
      "terminate-by-task-id",
      kernel: "BK-H8",
      because: "every end of an attempt names its token, and a reclaim reads it in the same step"
    ),
  ]
  static let witnesses = [
    Witness("claim-reclaimed", "a claim was reclaimed"),
    Witness("heartbeat-kept-a-claim", "an attempt succeeded after the time of its first lease"),
    Witness("late-completion-refused", "a completion was refused after a reclaim"),
    Witness("refused-after-release", "a worker was refused after it released its claim"),
  ]
  static let metrics = [
    "reclaim_count", "extension_count", "refused_heartbeat_count", "completion_count",
    "refused_completion_count", "release_count",
  ]
  static let invariants: [Invariant<Self>] =
    [
      Invariant("L1", shape: .wrongBound, "no claim is reclaimed within its lease") {
        race,
        system,
        _ in
        var renewed: [AttemptToken: Duration] = [:]
        for case .renewed(let token, let time) in system.notes.all { renewed[token] = time }
        return .none(
          try system.events.compactMap { event -> String? in
            guard case .attemptReclaimed(let task, let token, let time) = event,
              let last = renewed[token], .nanoseconds(time) < last + race.leaseTime
            else { return nil }
            return "\(token) of \(task) was reclaimed \(Duration.nanoseconds(time) - last) after"
          }
        )
      },
      Invariant("L2", shape: .checkThenAct, "a task has one attempt at a time") {
        _,
        system,
        _ in
        .oneAtATime(try system.events) { event in
          if let (task, _) = event.attemptStart { return [.entered(task)] }
          return event.attemptEnd.map { [.left($0.task)] } ?? []
        }
      },
      Invariant("L3", shape: .missingFence, "a worker that has lost its claim changes nothing") {
        _,
        system,
        _ in
        .onlyCurrentToken(try system.events) { event in
          if let (task, token) = event.attemptStart { return [.issued(task, token)] }
          if let (task, token) = event.attemptEnd {
            return [.accepted(task, token), .revoked(task)]
          }
          guard case .leaseExtended(let task, let token, _) = event else { return [] }
          return [.accepted(task, token)]
        }
      },
      Invariant(
        "L4",
        shape: .lostWakeUp,
        "a claim outlives its holder by a lease and a tick at most"
      ) {
        _,
        system,
        _ in
        var left = system.notes.all.compactMap { note -> String? in
          if case .overlooked(let task, let token) = note { "\(token) of \(task)" } else { nil }
        }
        left += await system.claims.map { "\($0.token) of \($0.task) at the end" }
        return .none(left)
      },
      Invariant("L5", shape: .missingFence, "no token is issued twice") { _, system, _ in
        .atMostOnce(try system.events) { $0.attemptStart?.token }
      },
      Invariant("L6", shape: .splitTransaction, "the replies match the ledger") {
        _,
        system,
        iteration in
        let told = [
          "reclaim_count", "extension_count", "completion_count", "refused_completion_count",
          "release_count",
        ].map { iteration.metrics[$0] }
        var recorded = [0, 0, 0, 0, 0]
        for event in try system.events {
          switch event {
          case .attemptReclaimed: recorded[0] += 1
          case .leaseExtended: recorded[1] += 1
          case .taskSucceeded: recorded[2] += 1
          case .callbackRefused(_, _, .succeeded, _): recorded[3] += 1
          case .attemptReleased: recorded[4] += 1
          default: break
          }
        }
        return .equal(told, recorded)
      },
      Invariant("L7", shape: .missingFence, "a worker is refused after it has released its claim") {
        _,
        system,
        _ in
        .none(
          system.notes.all.compactMap { note -> String? in
            if case .wentOnAfterRelease(let task, let token) = note {
              "\(token) of \(task)"
            } else {
              nil
            }
          }
        )
      },
    ] + ledgerAudit

  private static let tick = Duration.milliseconds(1)

  private var leaseTime: Duration { Self.tick * lease }

  func makeSystem(
    _ configuration: EngineConfiguration,
    _ iteration: Iteration
  ) async throws -> ClaimedRun {
    var configuration = configuration
    configuration.clock = ContinuousClock()
    configuration.lease = leaseTime
    let engine = try WorkflowEngine(configuration)
    let run = try await engine.createRun()
    for _ in 0..<tasks { try await engine.create(in: run) }
    return ClaimedRun(engine: engine, run: run)
  }

  func run(_ system: ClaimedRun, _ iteration: Iteration) async throws {
    try await withThrowingTaskGroup { group in
      for number in 1...workers {
        group.addTask(name: "worker \(number)") {
          try await workUntilDone(in: system, by: "worker \(number)", iteration)
          system.notes.add(.workerGone)
        }
      }
      group.addTask(name: "reclaimer") { try await reclaim(in: system, iteration) }
      try await group.waitForAll()
    }
  }

  private func workUntilDone(
    in system: ClaimedRun,
    by name: String,
    _ iteration: Iteration
  ) async throws {
    var random = iteration.random
    for _ in 0..<rounds {
      let asked = system.elapsed
      let reply = try await system.engine.dispatchNext(in: system.run, by: name)
      guard case .started(let task, let attempt) = reply else {
        if try await system.engine.run(system.run).status == .succeeded { return }
        try await ContinuousClock().sleep(for: Self.tick)
        continue
      }
      let claim = Claimed(task: task, token: attempt.token, since: asked)
      system.notes.add(.renewed(claim.token, at: asked))
      let plan = WorkPlan(attempt: attempt.number, lease: lease, using: &random)
      try await work(at: claim, after: plan, in: system, iteration)
    }
  }

  private struct Claimed { let task: TaskID, token: AttemptToken, since: Duration }

  /// Works according to a plan; it learns only at the end whether it has lost the claim.
  private func work(
    at claim: Claimed,
    after plan: WorkPlan,
    in system: ClaimedRun,
    _ iteration: Iteration
  ) async throws {
    for tick in 1...plan.ticks {
      try await ContinuousClock().sleep(for: Self.tick)
      guard plan.beat > 0 && tick.isMultiple(of: plan.beat) else { continue }
      let asked = system.elapsed
      if try await system.engine.heartbeat(claim.task, claim.token) == .accepted {
        iteration.count("extension_count")
        system.notes.add(.renewed(claim.token, at: asked))
      } else {
        iteration.count("refused_heartbeat_count")
      }
    }
    switch plan.ending {
    case .vanishes: break
    case .completes: _ = try await complete(claim, in: system, iteration)
    case .givesBack:
      guard try await system.engine.release(claim.task, claim.token) == .accepted else { return }
      iteration.count("release_count")
      if try await complete(claim, in: system, iteration) {
        system.notes.add(.wentOnAfterRelease(claim.task, claim.token))
      } else {
        iteration.witness("refused-after-release")
      }
    }
  }

  /// Reports success; returns whether it was accepted.
  private func complete(
    _ claim: Claimed,
    in system: ClaimedRun,
    _ iteration: Iteration
  ) async throws -> Bool {
    guard try await system.engine.complete(claim.task, claim.token) == .accepted else {
      iteration.count("refused_completion_count")
      iteration.witness("late-completion-refused")
      return false
    }
    iteration.count("completion_count")
    if system.elapsed > claim.since + leaseTime { iteration.witness("heartbeat-kept-a-claim") }
    return true
  }

  /// Reclaims expired claims, until all workers have finished and no claim is left.
  private func reclaim(in system: ClaimedRun, _ iteration: Iteration) async throws {
    var watched: [AttemptToken: (until: Int, since: Duration)] = [:]
    var sweepsLeft = 4 * (lease + 1)
    while sweepsLeft > 0 {
      let isLast = system.workersGone == workers
      let asked = system.elapsed
      let reclaimed = try await system.engine.reclaimExpired()
      if !reclaimed.isEmpty { iteration.witness("claim-reclaimed") }
      iteration.add(reclaimed.count, to: "reclaim_count")
      let claims = await system.claims
      for claim in claims {
        if let seen = watched[claim.token], seen.until == claim.until {
          guard asked >= seen.since + leaseTime else { continue }
          system.notes.add(.overlooked(claim.task, claim.token))
        }
        watched[claim.token] = (claim.until, system.elapsed)
      }
      if isLast {
        if claims.isEmpty { return }
        sweepsLeft -= 1
      }
      try await ContinuousClock().sleep(for: Self.tick)
    }
  }
}

extension ClaimedRun {
  /// The current claims with the ends of their leases, in order of the tasks.
  fileprivate var claims: [(task: TaskID, token: AttemptToken, until: Int)] {
    get async {
      await engine.read { state in
        state.board.tasks.compactMap { task in
          guard let attempt = task.currentAttempt, let until = task.leasedUntil else { return nil }
          return (task.id, attempt.token, until)
        }
      }
    }
  }
}
