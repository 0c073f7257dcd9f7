import Testing

@testable import WorkflowEngine

/// Two concurrent drains with failing emitters, and processes that end at any moment.
struct EmitterDrainTests {
  /// The state that survives the end of a process.
  private struct World {
    let clock = HandClock()
    let spans = LineBox()
    let log = LineBox()
    let metrics = LineBox()
    let configuration: EngineConfiguration

    init() {
      let journal = MemoryJournal<EngineModel>()
      var configuration = EngineConfiguration()
      configuration.makeJournal = { journal }
      configuration.clock = clock
      configuration.lease = .milliseconds(200)
      configuration.outboxLease = .milliseconds(100)
      configuration.dispatchLimit = 3
      self.configuration = configuration
    }

    /// The emitters of a new process.
    func emitters(of engine: WorkflowEngine) async throws -> (FanOutEmitter, MetricsEmitter) {
      let delivered = try await engine.deliveredEntries()
      let metrics = try MetricsEmitter(
        of: "shop",
        epoch: 0,
        to: metrics.sink,
        recalling: delivered
      )
      let spans = try SpanEmitter(of: "shop", epoch: 0, to: spans.sink, recalling: delivered)
      return (FanOutEmitter([LogEmitter(to: log.sink), metrics, spans]), metrics)
    }
  }

  @Test(arguments: [UInt64](91...94))
  func `every entry arrives once, after repeated ones are dropped`(_ seed: UInt64) async throws {
    let world = World()
    for opening in UInt64(1)...3 {
      let engine = try WorkflowEngine(world.configuration)
      let (emitter, _) = try await world.emitters(of: engine)
      let drains = ["one", "two"].map { OutboxDrain(engine, to: emitter, as: $0) }
      var walk = RandomWalk(
        engine: engine,
        clock: world.clock,
        random: SplitMix64(seed: seed * 10 + opening)
      )
      for step in 0..<120 {
        try await walk.step()
        guard step.isMultiple(of: 6) else { continue }
        world.spans.isFull = step.isMultiple(of: 4)
        await withTaskGroup { group in
          for drain in drains { group.addTask { _ = try? await drain.drain(limit: 20) } }
        }
      }
      world.spans.isFull = false
      // The process ends after it has written, and before it acknowledges.
      if let batch = try await drains[0].take(limit: 10) { try await emitter.emit(batch.entries) }
    }

    let engine = try WorkflowEngine(world.configuration)
    let (emitter, metrics) = try await world.emitters(of: engine)
    let drain = OutboxDrain(engine, to: emitter, as: "last")
    for _ in 0..<10 {
      world.clock.advance(by: .milliseconds(150))
      _ = try await drain.drainAll()
    }
    let board = await engine.read { $0.board }
    #expect(await engine.read { $0.outbox.pendingCount } == 0)
    let entries = OutboxEntry.entries(of: try engine.records())

    let spans = try ReadSpan.all(in: world.spans.lines)
    let unique = Dictionary(spans.map { ($0.id, $0) }) { $1 }
    #expect(spans.allSatisfy { unique[$0.id] == $0 })
    let open = Set(board.tasks.compactMap { $0.currentAttempt?.token.rawValue })
    let ended = (1...board.lastToken.rawValue).filter { !open.contains($0) }
    #expect(ended.count > 10)
    #expect(unique.values.compactMap(\.token).sorted() == ended)

    let lines = try world.log.lines.map { try JSONValue($0)["id"]?.number }
    #expect(Set(lines) == Set(entries.map { Double($0.id) }))
    #expect(lines.count > entries.count)

    #expect(await metrics.metrics.inflightNodes == board.activeCount)
    #expect(await metrics.metrics.queueDepth == board.tasks.count(where: board.isReady))
    #expect(
      await metrics.metrics.retries == board.tasks.reduce(0) { $0 + $1.audit.retryCount }
    )
    #expect(await metrics.metrics.stepLatency.count == ended.count)
  }
}
