import Testing

@testable import WorkflowEngine

/// Seeded operations, valid and invalid ones, with checks after each of them.
struct RandomWalkTests {
  /// A random walk on an engine, with a replica that replays and audits the records.
  private struct Watch {
    let engine: WorkflowEngine
    let configuration: EngineConfiguration
    var walk: RandomWalk
    var audit = RunningAudit()
    var replayed = EngineModel.State()
    var kinds: Set<EventKind> = []
    var moves: Set<[TaskStatus]> = []
    var count = 0

    init(_ seed: UInt64) throws {
      let journal = MemoryJournal<EngineModel>()
      let clock = HandClock()
      var configuration = EngineConfiguration()
      configuration.makeJournal = { journal }
      configuration.clock = clock
      configuration.lease = .milliseconds(200)
      configuration.dispatchLimit = 3
      self.configuration = configuration
      engine = try WorkflowEngine(configuration)
      walk = RandomWalk(engine: engine, clock: clock, random: SplitMix64(seed: seed))
    }

    /// Takes a step and applies its records to the replica.
    ///
    /// - Returns: Whether the replica's state equals the engine's.
    mutating func step() async throws -> Bool {
      try await walk.step()
      for record in try engine.records().dropFirst(count) {
        guard case .board(let event) = record.event else { continue }
        let before = status(event.task)
        EngineModel.evolve(&replayed, record.event)
        audit.take(record)
        count += 1
        kinds.insert(EventKind(event))
        if let before, let after = status(event.task), before != after {
          moves.insert([before, after])
        }
      }
      return await engine.read { [replayed] in $0 == replayed }
    }

    private func status(_ task: TaskID?) -> TaskStatus? {
      task.flatMap { try? replayed.board.task($0).status }
    }

    var findings: [String] { audit.findings(in: replayed).flatMap(\.self) }
  }

  @Test(arguments: [UInt64](1...12))
  func `the audit finds nothing, and replaying the records gives the engine's state at every step`(
    _ seed: UInt64
  ) async throws {
    var watch = try Watch(seed)
    for number in 1...800 {
      #expect(try await watch.step(), "step \(number)")
      if number.isMultiple(of: 20) { #expect(watch.findings == [], "step \(number)") }
    }
    for run in watch.replayed.board.runs where run.status != .paused && run.status != .aborted {
      #expect(run.status == run.computedStatus)
    }
    let reopened = try WorkflowEngine(watch.configuration)
    let recovered = await reopened.read { $0 }
    #expect(recovered == watch.replayed)
    #expect(await reopened.ledger.nextSequence == watch.count + 1)
  }

  @Test(arguments: [UInt64](101...104))
  func `the audit finds nothing after any single step`(_ seed: UInt64) async throws {
    var watch = try Watch(seed)
    for number in 1...150 {
      #expect(try await watch.step())
      #expect(watch.findings == [], "step \(number)")
    }
  }

  @Test func `walks cover every refusal, every kind of event and every allowed move`() async throws
  {
    var reasons: Set<RefusalReason> = []
    var kinds: Set<EventKind> = []
    var moves: Set<[TaskStatus]> = []
    for seed in UInt64(201)...240 {
      var watch = try Watch(seed)
      for _ in 0..<600 { _ = try await watch.step() }
      reasons.formUnion(watch.walk.reasonsMet)
      kinds.formUnion(watch.kinds)
      moves.formUnion(watch.moves)
    }
    // A reclaim skips a claim whose lease has not expired without a reply, and the walks do not
    // drain the outbox.
    #expect(
      RefusalReason.allCases.filter { !reasons.contains($0) } == [.leaseHeld, .staleLease]
    )
    #expect(EventKind.allCases.filter { !kinds.contains($0) } == [])
    let legal = TaskStatus.allCases.flatMap { from in
      TaskStatus.allCases.filter { from.canMove(to: $0) }.map { [from, $0] }
    }
    #expect(legal.filter { !moves.contains($0) } == [])
    #expect(moves.filter { !legal.contains($0) } == [])
  }
}
