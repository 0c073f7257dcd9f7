import Testing

@testable import WorkflowEngine

/// Two drainers on one lane.
struct OutboxLeaseTests {
  private let clock = HandClock()
  private let bench: Bench
  private let slowly = ListEmitter()
  private let quickly = ListEmitter()

  private var slow: OutboxDrain { OutboxDrain(bench.engine, to: slowly, as: "slow") }
  private var quick: OutboxDrain { OutboxDrain(bench.engine, to: quickly, as: "quick") }

  init() async throws {
    var configuration = EngineConfiguration()
    configuration.clock = clock
    configuration.outboxLease = .milliseconds(100)
    bench = try await Bench(configuration)
    _ = try await bench.task()
  }

  @Test func `a lane has one drainer until exactly the end of its lease`()
    async throws
  {
    let batch = try #require(try await slow.take())
    #expect(batch.entries.map(\.id) == [1, 2, 3])
    #expect(batch.lease.until == 100_000_000)
    clock.advance(by: .milliseconds(100) - .nanoseconds(1))
    #expect(try await quick.drain() == .idle)
    clock.advance(by: .nanoseconds(1))
    #expect(try await quick.drain() == .delivered(3))
    let events = try bench.engine.records().map(\.event)
    #expect(events.contains(.outbox(.leaseRunOut(lane: 0, token: 1, at: 100_000_000))))
    #expect(try await bench.findings() == [])
  }

  @Test func `a drainer whose lane was taken is refused, and changes nothing`() async throws {
    let batch = try #require(try await slow.take())
    clock.advance(by: .milliseconds(100))
    let next = try #require(try await quick.take())
    let before = await bench.engine.read { $0 }
    #expect(try await slow.acknowledge(batch) == .refused(.staleLease))
    #expect(await bench.engine.read { $0 } == before)
    #expect(try await quick.acknowledge(next) == .accepted)
    #expect(try await slow.acknowledge(batch) == .refused(.staleLease))
    #expect(try await bench.findings() == [])
  }

  @Test func `a drainer that exceeds its lease learns that another emits the same entries`()
    async throws
  {
    let (clock, quick) = (clock, quick)
    let emitter = ListEmitter { _ in
      clock.advance(by: .milliseconds(100))
      let reply = try await quick.drain()
      #expect(reply == .delivered(3))
    }
    let late = OutboxDrain(bench.engine, to: emitter, as: "late")
    #expect(try await late.drain() == .leaseLost(emitted: 3))
    #expect(emitter.entries == quickly.entries)
    #expect(await bench.engine.read { $0.outbox.pendingCount } == 0)
  }

  @Test func `a drainer that fails after it lost its lane does not return the lane`() async throws {
    let (clock, quick) = (clock, quick)
    let emitter = ListEmitter { _ in
      clock.advance(by: .milliseconds(100))
      _ = try #require(try await quick.take())
      throw ListEmitter.NoSpace()
    }
    await #expect(throws: EmitterFailed.self) {
      try await OutboxDrain(bench.engine, to: emitter, as: "late").drain()
    }
    let lane = await bench.engine.read { $0.outbox.lanes[0] }
    #expect(lane.lease?.drainer == "quick")
    #expect(try await bench.findings() == [])
  }

  @Test func `an expired lease is valid until another drainer asks`() async throws {
    let batch = try #require(try await slow.take())
    clock.advance(by: .seconds(1))
    #expect(try await slow.acknowledge(batch) == .accepted)
    #expect(try await quick.drain() == .idle)
  }

  @Test func `other lanes stay free, and new entries of the leased lane wait`()
    async throws
  {
    let batch = try #require(try await slow.take())
    let run = try await bench.engine.createRun()
    _ = try await bench.task()
    #expect(try await quick.drainAll() == 1)
    #expect(quickly.entries.map(\.run) == [run])
    #expect(try await slow.acknowledge(batch) == .accepted)
    #expect(try await quick.drainAll() == 2)
    #expect(try await bench.findings() == [])
  }

  @Test func `without a clock, the lane of a dead drainer stays leased`() async throws {
    let bench = try await Bench()
    _ = try await OutboxDrain(bench.engine, to: ListEmitter(), as: "gone").take()
    let next = OutboxDrain(bench.engine, to: ListEmitter(), as: "next")
    #expect(try await next.drainAll() == 0)
    #expect(await bench.engine.read { $0.outbox.pendingCount } == 1)
  }
}
