import EngineDefects
import StressKit
import WorkflowEngine

/// Drainers empty the outbox while workers fill it.
///
/// Each drainer has an emitter that sometimes fails, yields, or takes longer than a lease.
///
/// Another drainer takes a lane, emits its entries and dies. After all others have finished and
/// every lease has ended, a last drainer delivers the rest.
struct OutboxDrainRace: Scenario {
  var drainers = 2
  var runs = 2
  var tasksPerRun = 2
  /// The time of a drainer for one round, in ticks.
  var lease = 2
  /// The maximum number of a drainer's rounds.
  var rounds = 8
  /// The maximum number of entries per batch.
  var limit = 64

  /// Every call takes a few steps, and every loop is bounded.
  var stepLimit: Int {
    max(20_000, 40 * drainers * rounds * (lease + 2) + 200 * runs * tasksPerRun)
  }

  static let objective = "The outbox delivers every event, in order and without loss"
  static let parameters: [Parameter<Self>] = [
    Parameter("drainers", \.drainers, 1...16, full: 3, drawnFrom: 1),
    Parameter("runs", \.runs, 1...64, drawnFrom: 1),
    Parameter("tasksPerRun", \.tasksPerRun, 1...1_000, drawnFrom: 1),
    Parameter("lease", \.lease, 1...100),
    Parameter("rounds", \.rounds, 1...1_000, drawnFrom: 1),
    Parameter("limit", \.limit, 1...10_000),
  ]
  static let configuration = EngineConfiguration()
  static let catches: [Defect<EngineConfiguration>] = [
    Defect(.outboxLeaseUnchecked, caughtBy: ["O3", "G12"]),
    Defect(.outboxLeaseCheckThenAct, caughtBy: ["O3", "G12"]),
    Defect(.outboxFenceOff, caughtBy: ["O3", "O4", "G12"]),
    Defect(.outboxAcknowledgedFirst, caughtBy: ["O1", "O2"]),
    Defect(.outboxLeaseEndless, caughtBy: ["O5"]),
    .excluded(
      "outbox-in-second-transaction",
      kernel: "BK-L18",
      because: "an entry is the record itself: there is nothing else to write"
    ),
    .excluded(
      "outbox-shared-key",
      kernel: "BK-L18",
      because: "the identifier of an entry is the number of its record"
    ),
  ]
  static let witnesses = [
    Witness("delivered-again-after-a-lease", "entries were repeated after an expired lease"),
    Witness("stale-acknowledgment-refused", "a drainer learned that another had taken its lane"),
    Witness("delivered-again-after-a-failure", "entries were repeated after an emitter failed"),
    Witness("drainers-at-once", "two drainers held lanes at the same time"),
  ]
  static let metrics = [
    "delivered_count", "lease_lost_count", "failure_count", "idle_count", "repeated_count",
  ]
  static let invariants: [Invariant<Self>] =
    [
      Invariant("O1", shape: .splitTransaction, "every entry arrives, and nothing else does") {
        _,
        system,
        _ in
        let entries = try system.entries
        let records = Dictionary(uniqueKeysWithValues: entries.map { ($0.sequence, $0) })
        return .exactlyOnce(system.arrivals, for: entries.map(\.sequence)) { entry in
          // An entry that differs from its record gets another key.
          records[entry.id] == entry.record ? entry.id : -entry.id
        }
      },
      Invariant("O2", shape: .checkThenAct, "the entries of a run arrive in order") {
        _,
        system,
        _ in
        .strictlyIncreasing(system.arrivals.map { (run: $0.run, id: $0.id) }) { $0 }
      },
      Invariant(
        "O3",
        shape: .checkThenAct,
        "an entry is repeated only after a lease that expired or was returned"
      ) { _, system, _ in
        .none(try repetitions(in: system).compactMap(\.objection))
      },
      Invariant("O4", shape: .lostUpdate, "every committed entry was delivered or is pending") {
        _,
        system,
        _ in
        let entries = try system.entries
        return await system.engine.read { state in
          let outbox = state.outbox
          let pending = entries.count { record in
            guard case .board(let event) = record.event else { return false }
            let lane = state.board.run(of: event).rawValue % Outbox.laneCount
            return record.sequence > outbox.lanes[lane].deliveredThrough
          }
          return .equal(
            [outbox.committedCount, outbox.deliveredCount + pending],
            [entries.count, entries.count]
          )
        }
      },
      Invariant("O5", shape: .lostWakeUp, "no entry stays with a dead drainer") {
        _,
        system,
        _ in
        .none(
          await system.engine.read { state in
            state.outbox.lanes.enumerated().compactMap { index, lane -> String? in
              guard lane.hasPending else { return nil }
              return "lane \(index) is held by \(lane.lease?.drainer ?? "nobody")"
            }
          }
        )
      },
    ] + ledgerAudit

  private static let tick = Duration.milliseconds(1)
  private static let dying = "dying drainer"

  private var leaseTime: Duration { Self.tick * lease }

  /// An entry that was emitted under one lease and again under a later one.
  private struct Repetition {
    let id: Int
    let earlier: LaneLease
    let later: LaneLease

    var objection: String? {
      guard !earlier.allowsMore else { return nil }
      return """
        \(id) was emitted by \(earlier.lease.drainer) as #\(earlier.lease.token), and again by \
        \(later.lease.drainer) as #\(later.lease.token)
        """
    }
  }

  private static func repetitions(in system: DrainedRuns) throws -> [Repetition] {
    let leases = LaneLease.all(in: try system.engine.records())
    // Every lease is followed by one call of the drainer's emitter.
    var byDrainer: [String: ArraySlice<Int>] = [:]
    for (index, lease) in leases.enumerated() {
      byDrainer[lease.lease.drainer, default: []].append(index)
    }
    var emitted: [Int: [Int]] = [:]
    for emission in system.emissions.all {
      guard let lease = byDrainer[emission.drainer]?.popFirst() else { continue }
      for entry in emission.entries { emitted[entry.id, default: []].append(lease) }
    }
    return try system.entries.flatMap { record -> [Repetition] in
      let places = (emitted[record.sequence] ?? []).sorted()
      return zip(places, places.dropFirst()).map { earlier, later in
        Repetition(id: record.sequence, earlier: leases[earlier], later: leases[later])
      }
    }
  }

  func makeSystem(
    _ configuration: EngineConfiguration,
    _ iteration: Iteration
  ) async throws -> DrainedRuns {
    var configuration = configuration
    configuration.clock = ContinuousClock()
    configuration.outboxLease = leaseTime
    let engine = try WorkflowEngine(configuration)
    var ids: [RunID] = []
    for _ in 0..<runs {
      let run = try await engine.createRun()
      for _ in 0..<tasksPerRun { _ = try await engine.createTask(in: run) }
      ids.append(run)
    }
    return DrainedRuns(engine: engine, runs: ids)
  }

  func run(_ system: DrainedRuns, _ iteration: Iteration) async throws {
    try await withThrowingTaskGroup { group in
      for (index, run) in system.runs.enumerated() {
        group.addTask(name: "worker \(index + 1)") {
          for _ in 0..<tasksPerRun {
            await iteration.pause(ticks: 0...15)
            try await system.engine.drain(run, atMost: 1)
          }
        }
      }
      for number in 1...drainers {
        group.addTask(name: "drainer \(number)") {
          try await drain(system, by: "drainer \(number)", iteration)
        }
      }
      group.addTask(name: Self.dying) { try await takeAndDie(system, iteration) }
      try await group.waitForAll()
    }
    try await deliverTheRest(of: system)
    try look(at: system, iteration)
  }

  private func drain(
    _ system: DrainedRuns,
    by name: String,
    _ iteration: Iteration
  ) async throws {
    let emitter = MoodyEmitter(
      drainer: name,
      emissions: system.emissions,
      iteration: iteration,
      tooLong: leaseTime + Self.tick
    )
    let drain = OutboxDrain(system.engine, to: emitter, as: name)
    for _ in 0..<rounds {
      do {
        switch try await drain.drain(limit: limit) {
        case .delivered(let count): iteration.add(count, to: "delivered_count")
        case .leaseLost:
          iteration.count("lease_lost_count")
          iteration.witness("stale-acknowledgment-refused")
        case .idle:
          iteration.count("idle_count")
          try await ContinuousClock().sleep(for: Self.tick)
        }
      } catch is EmitterFailed {
        iteration.count("failure_count")
      }
    }
  }

  /// Emits entries, and neither acknowledges nor returns them.
  private func takeAndDie(_ system: DrainedRuns, _ iteration: Iteration) async throws {
    let emitter = PlainEmitter(drainer: Self.dying, emissions: system.emissions)
    let drain = OutboxDrain(system.engine, to: emitter, as: Self.dying)
    await iteration.pause(ticks: 0...15)
    for _ in 0..<rounds {
      if let batch = try await drain.take(limit: limit) {
        await emitter.emit(batch.entries)
        return
      }
      try await ContinuousClock().sleep(for: Self.tick)
    }
  }

  private func deliverTheRest(of system: DrainedRuns) async throws {
    try await ContinuousClock().sleep(for: leaseTime + Self.tick)
    let emitter = PlainEmitter(drainer: "last drainer", emissions: system.emissions)
    _ = try await OutboxDrain(system.engine, to: emitter, as: "last drainer").drainAll(limit: limit)
  }

  private func look(at system: DrainedRuns, _ iteration: Iteration) throws {
    for repetition in try Self.repetitions(in: system) {
      iteration.count("repeated_count")
      if repetition.earlier.isReturned { iteration.witness("delivered-again-after-a-failure") }
      if repetition.earlier.ranOutAt != nil { iteration.witness("delivered-again-after-a-lease") }
    }
    var atWork: [Int: String] = [:]
    for case .outbox(let event) in try system.engine.records().map(\.event) {
      atWork[event.lane] = nil
      guard case .leased(let lease) = event, lease.drainer != Self.dying else { continue }
      if atWork.values.contains(where: { $0 != lease.drainer }) {
        iteration.witness("drainers-at-once")
      }
      atWork[lease.lane] = lease.drainer
    }
  }
}
