import Testing

@testable import WorkflowEngine

struct OutboxDrainTests {
  /// Runs that share lanes, each with attempts under way.
  private func busy(_ configuration: EngineConfiguration = .init()) async throws -> Bench {
    let bench = try await Bench(configuration)
    var runs = [bench.run]
    for _ in 0..<2 * Outbox.laneCount { runs.append(try await bench.engine.createRun()) }
    for _ in 0..<3 {
      for run in runs {
        let task = try await bench.engine.createTask(in: run)
        _ = try await bench.engine.fail(task, try await bench.start(task), reason: "no luck")
      }
    }
    return bench
  }

  private func entries(of bench: Bench) throws -> [EngineRecord] {
    try bench.engine.records().filter { if case .board = $0.event { true } else { false } }
  }

  @Test(arguments: [1, 3, 5, OutboxDrain.defaultLimit], [1, 2, 4, OutboxDrain.defaultWindow])
  func `every event is delivered once, as recorded`(_ limit: Int, _ window: Int) async throws {
    let bench = try await busy()
    let records = try entries(of: bench)
    let emitter = ListEmitter { #expect((1...limit).contains($0.count)) }
    let drain = OutboxDrain(bench.engine, to: emitter, as: "log", window: window)
    #expect(try await drain.drainAll(limit: limit) == records.count)
    #expect(emitter.entries.map(\.record).sorted { $0.sequence < $1.sequence } == records)
    #expect(try await drain.drain() == .idle)
    let outbox = await bench.engine.read { $0.outbox }
    #expect(outbox.committedCount == records.count)
    #expect(outbox.deliveredCount == records.count)
    #expect(outbox.pendingCount == 0)
    #expect(try await bench.findings() == [])
  }

  @Test func `entries of a run are delivered in order, with their run`() async throws {
    let bench = try await busy()
    let emitter = ListEmitter()
    _ = try await OutboxDrain(bench.engine, to: emitter, as: "log").drainAll(limit: 2)
    var latest: [RunID: Int] = [:]
    for entry in emitter.entries {
      #expect(entry.id > latest[entry.run] ?? 0)
      latest[entry.run] = entry.id
      guard let task = entry.task else { continue }
      #expect(try await bench.engine.task(task).run == entry.run)
    }
    #expect(latest.count == 2 * Outbox.laneCount + 1)
  }

  @Test func `lanes take turns, and new entries wait for the turn of their lane`() async throws {
    let bench = try await busy()
    let emitter = ListEmitter()
    let drain = OutboxDrain(bench.engine, to: emitter, as: "log")
    var lanes: [Int] = []
    for _ in 0..<2 * Outbox.laneCount {
      #expect(try await drain.drain(limit: 1) == .delivered(1))
      lanes.append(try #require(emitter.entries.last).run.rawValue % Outbox.laneCount)
    }
    #expect(lanes == Array(0..<Outbox.laneCount) + Array(0..<Outbox.laneCount))
    // A lane that was idle is read from its next entry, without the gap before it.
    _ = try await drain.drainAll()
    _ = try await bench.task()
    let outbox = await bench.engine.read { $0.outbox }
    #expect(outbox.lanes[0].deliveredThrough == outbox.lanes[0].last - 2)
    #expect(try await drain.drain() == .delivered(2))
    #expect(try await drain.drain() == .idle)
  }

  @Test func `a new engine has nothing to deliver`() async throws {
    let engine = try WorkflowEngine()
    let emitter = ListEmitter()
    #expect(try await OutboxDrain(engine, to: emitter, as: "log").drain() == .idle)
    #expect(try await OutboxDrain(engine, to: emitter, as: "log").drainAll() == 0)
    #expect(try engine.records().isEmpty)
  }

  @Test(arguments: [Int.min, 0, 1, .max])
  func `a limit is clamped to its range`(_ limit: Int) async throws {
    let bench = try await busy()
    let emitter = ListEmitter()
    let reply = try await OutboxDrain(bench.engine, to: emitter, as: "log").drain(limit: limit)
    #expect(reply == .delivered(emitter.entries.count))
    #expect((emitter.entries.count == 1) == (limit <= 1))
  }

  @Test func `refused entries are delivered again, and the error names them`()
    async throws
  {
    let bench = try await Bench()
    for _ in 0..<3 { _ = try await bench.task() }
    let calls = Counter()
    let emitter = ListEmitter { _ in
      calls.increment()
      if calls.value == 1 { throw ListEmitter.NoSpace() }
    }
    let drain = OutboxDrain(bench.engine, to: emitter, as: "log")
    let failed = try await #require(throws: EmitterFailed.self) { try await drain.drain(limit: 4) }
    #expect(failed.underlying is ListEmitter.NoSpace)
    #expect(
      failed.description == """
        The emitter of 'log' did not accept 4 entries (1 to 4): NoSpace(). They stay \
        undelivered; fix the cause, then drain again.
        """
    )
    #expect(emitter.entries.isEmpty)
    #expect(await bench.engine.read { $0.outbox.pendingCount } == 7)
    #expect(try bench.engine.records().last?.event == .outbox(.leaseReturned(lane: 0, token: 1)))
    #expect(try await drain.drainAll(limit: 4) == 7)
    #expect(emitter.entries.map(\.id) == Array(1...7))
    #expect(try await bench.findings() == [])
  }

  @Test func `entries count as delivered when they are flushed`() async throws {
    struct Buffered: Emitter {
      func emit(_ entries: [OutboxEntry]) async throws {}
      func flush() async throws { throw ListEmitter.NoSpace() }
    }
    let bench = try await Bench()
    await #expect(throws: EmitterFailed.self) {
      try await OutboxDrain(bench.engine, to: Buffered(), as: "log").drain()
    }
    #expect(await bench.engine.read { $0.outbox.pendingCount } == 1)
    let lane = await bench.engine.read { $0.outbox.lanes[0] }
    #expect(lane.lease == nil)
  }

  @Test func `a name that is too long is refused`() async throws {
    let bench = try await Bench()
    let name = String(repeating: "x", count: BoardLimits.textBytes + 1)
    await #expect(throws: BoardError.self) {
      try await OutboxDrain(bench.engine, to: ListEmitter(), as: name).drain()
    }
    #expect(try bench.engine.records().count == 1)
  }
}
