import Testing

@testable import WorkflowEngine

/// An engine that is opened again knows the delivered entries and the leases.
struct OutboxRestartTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// With a snapshot after every transaction, or with none.
  @Test(arguments: [nil, 1, 10_000])
  func `drains continue where they stopped`(_ snapshotInterval: Int?) async throws {
    let clock = HandClock()
    let memory = MemoryJournal<EngineModel>()
    let path = folder.path("journal.db")
    var configuration = EngineConfiguration()
    configuration.clock = clock
    configuration.outboxLease = .milliseconds(100)
    configuration.makeJournal = {
      guard let snapshotInterval else { return memory }
      return try SQLiteJournal(path, snapshotInterval: snapshotInterval)
    }
    let bench = try await Bench(configuration)
    let other = try await bench.engine.createRun()
    for _ in 0..<20 { try await bench.fail(try await bench.task()) }
    let first = ListEmitter()
    let drain = OutboxDrain(bench.engine, to: first, as: "first")
    for _ in 0..<3 { #expect(try await drain.drain(limit: 10) != .idle) }
    // One lane is leased when the process ends.
    let batch = try #require(try await drain.take(limit: 10))
    let state = await bench.engine.read { $0 }
    (bench.engine.journal as? SQLiteJournal)?.close()

    let engine = try WorkflowEngine(configuration)
    #expect(await engine.read { $0 } == state)
    let second = ListEmitter()
    let successor = OutboxDrain(engine, to: second, as: "second")
    #expect(try await successor.drainAll() == 0)
    clock.advance(by: .milliseconds(100))
    let left = state.outbox.pendingCount
    #expect(try await successor.drainAll(limit: 7) == left)
    #expect(Array(second.entries.prefix(7)) == Array(batch.entries.prefix(7)))
    let all = try engine.records()
    let records = all.filter { if case .board = $0.event { true } else { false } }
    let arrived = (first.entries + second.entries).sorted { $0.id < $1.id }
    #expect(arrived.map(\.record) == records)
    #expect(arrived.contains { $0.run == other })
    let final = await engine.read { $0 }
    #expect(LedgerAudit.findings(all, final) == [])
  }

  @Test func `without a clock a reopened engine delivers what a dead drainer held`() async throws {
    let memory = MemoryJournal<EngineModel>()
    var configuration = EngineConfiguration()
    configuration.makeJournal = { MemoryJournal(memory.records()) }
    var first = configuration
    first.makeJournal = { memory }
    let bench = try await Bench(first)
    let dead = OutboxDrain(bench.engine, to: ListEmitter(), as: "dead")
    let batch = try #require(try await dead.take())
    #expect(try await OutboxDrain(bench.engine, to: ListEmitter(), as: "other").drain() == .idle)

    let engine = try WorkflowEngine(configuration)
    let emitter = ListEmitter()
    let successor = OutboxDrain(engine, to: emitter, as: "successor")
    #expect(try await successor.drainAll() == batch.entries.count)
    #expect(emitter.entries == batch.entries)
    // A lease of this opening is respected.
    _ = try await engine.createRun()
    _ = try await engine.createRun()
    #expect(try await successor.take() != nil)
    #expect(try await successor.take() != nil)
    #expect(try await successor.take() == nil)
    let state = await engine.read { $0 }
    #expect(LedgerAudit.findings(try engine.records(), state) == [])
  }

  @Test func `a transaction that is not durable is not delivered`() async throws {
    let journal = GatedJournal<EngineModel>()
    var configuration = EngineConfiguration()
    configuration.makeJournal = { journal }
    let engine = try WorkflowEngine(configuration)
    let emitter = ListEmitter()
    try await withThrowingTaskGroup { group in
      group.addTask { _ = try await engine.createRun() }
      await journal.isAsked()
      group.addTask {
        _ = try await OutboxDrain(engine, to: emitter, as: "log").drain()
      }
      // The lease waits until the leased entries are durable.
      await journal.isAsked()
      #expect(emitter.entries.isEmpty)
      journal.open()
      try await group.waitForAll()
    }
    #expect(emitter.entries.map(\.id) == [1])
  }

  @Test func `a closed journal ends the drain without a loss`() async throws {
    let journal = FlakyJournal<EngineModel>(failsAt: 3)
    var configuration = EngineConfiguration()
    configuration.makeJournal = { journal }
    let engine = try WorkflowEngine(configuration)
    _ = try await engine.createRun()
    let emitter = ListEmitter()
    await #expect(throws: LedgerError.self) {
      try await OutboxDrain(engine, to: emitter, as: "log").drain()
    }
    #expect(emitter.entries.count == 1)
  }
}
