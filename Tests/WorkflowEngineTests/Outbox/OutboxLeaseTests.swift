import Testing

@testable import WorkflowEngine

/// Two drainers at one lane.
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

  @Test func `a lane has one drainer until its lease is over, and not a nanosecond longer`()
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

  @Test func `a drainer that was given up is refused, and changes nothing`() async throws {
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

  @Test func `a drainer that takes longer is told that another has emitted the same`()
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

  @Test func `who fails when the lane is another's does not give it back`() async throws {
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

  @Test func `a lease that has run out is good until another asks`() async throws {
    let batch = try #require(try await slow.take())
    clock.advance(by: .seconds(1))
    #expect(try await slow.acknowledge(batch) == .accepted)
    #expect(try await quick.drain() == .idle)
  }

  @Test func `another lane is free meanwhile, and what is new in the first one waits`()
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

  @Test func `by a clock that stands still, what a drainer has in hand stays there`() async throws {
    let bench = try await Bench()
    _ = try await OutboxDrain(bench.engine, to: ListEmitter(), as: "gone").take()
    let next = OutboxDrain(bench.engine, to: ListEmitter(), as: "next")
    #expect(try await next.drainAll() == 0)
    #expect(await bench.engine.read { $0.outbox.pendingCount } == 1)
  }
}
