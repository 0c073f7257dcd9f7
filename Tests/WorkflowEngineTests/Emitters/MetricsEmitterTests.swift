import Testing

@testable import WorkflowEngine

/// The six metrics, compared with the board.
struct MetricsEmitterTests {
  @Test(arguments: [UInt64](31...34))
  func `they match the board after every transaction`(_ seed: UInt64) async throws {
    let walk = try await EmittedWalk(seed, steps: 500)
    var state = EngineModel.State()
    var metrics = EngineMetrics()
    for (position, entry) in walk.entries.enumerated() {
      EngineModel.evolve(&state, entry.record.event)
      try metrics.take(entry)
      let next = position + 1
      guard next == walk.entries.count || walk.entries[next].step != entry.step else { continue }
      let board = state.board
      #expect(metrics.inflightNodes == board.activeCount)
      #expect(metrics.queueDepth == board.tasks.count(where: board.isReady))
      #expect(metrics.retries == board.tasks.reduce(0) { $0 + $1.audit.retryCount })
      #expect(metrics.stepLatency.count + board.activeCount == board.lastToken.rawValue)
      #expect(metrics.time == entry.record.time)
    }
    #expect(metrics.mergeConflicts == 0)
    #expect(metrics.stepLatency.count > 4)
  }

  @Test func `a start that the dispatch limit refuses is counted if it is recorded`()
    async throws
  {
    var configuration = EngineConfiguration()
    configuration.dispatchLimit = 1
    let bench = try await Bench(configuration)
    let tasks = [try await bench.task(), try await bench.task(), try await bench.task()]
    let token = try await bench.start(tasks[0])
    for _ in 1...3 {
      #expect(try await bench.engine.dispatch(tasks[1]).reason == .dispatchLimitReached)
    }
    // One start is refused for another reason, and one refusal is not recorded.
    _ = try await bench.engine.block(tasks[2], reason: "wait")
    #expect(try await bench.engine.dispatchNext(in: bench.run).reason == .dispatchLimitReached)
    _ = try await bench.engine.complete(tasks[0], token)
    #expect(try await bench.engine.dispatch(tasks[2]).reason == .taskBlocked)
    var metrics = EngineMetrics()
    for entry in OutboxEntry.entries(of: try bench.engine.records()) { try metrics.take(entry) }
    #expect(metrics.backpressureEvents == 3)
    #expect(metrics.queueDepth == 1)
  }

  @Test func `a duration belongs to the first bucket whose bound is not below it`() {
    var histogram = LatencyHistogram()
    for nanoseconds in [0, 1_000_000, 1_000_001, 5_000_000, 99_000_000, 10_000_000_000, .max] {
      histogram.add(nanoseconds: nanoseconds)
    }
    #expect(LatencyHistogram.bounds == [1, 5, 10, 50, 100, 500, 1_000, 5_000, 10_000])
    #expect(histogram.bucketCounts == [2, 2, 0, 0, 1, 0, 0, 0, 1, 1])
    #expect(histogram.count == 7)
    #expect(histogram.sum > 9e12)
  }

  @Test func `a line has the six metrics, in the mapping of OTLP`() async throws {
    let clock = HandClock()
    var configuration = EngineConfiguration()
    configuration.clock = clock
    let bench = try await Bench(configuration)
    let done = try await bench.task()
    let open = try await bench.task()
    _ = try await bench.task()
    let token = try await bench.start(done)
    clock.advance(by: .microseconds(7_500))
    _ = try await bench.engine.complete(done, token)
    try await bench.start(open)
    let box = LineBox()
    let emitter = try MetricsEmitter(of: "shop", epoch: 1_000_000_000, to: box.sink)
    try await emitter.emit(OutboxEntry.entries(of: try bench.engine.records()))
    #expect(box.lines.isEmpty)
    try await emitter.flush()
    // No entry has arrived, so no line is written.
    try await emitter.flush()
    let line = try #require(box.lines.first)
    #expect(box.lines.count == 1)
    let value = try JSONValue(line)
    #expect(OTLPSchema.findings(value, "MetricsData") == [])
    #expect(line.contains(#"{"key":"service.name","value":{"stringValue":"shop"}}"#))
    let metrics = try #require(value["resourceMetrics"]?.items.first?["scopeMetrics"]?.items.first)
    let series = metrics["metrics"]?.items ?? []
    #expect(
      series.compactMap { $0["name"]?.string } == [
        "inflight_nodes", "queue_depth", "step_latency_ms", "retries_total",
        "merge_conflicts_total", "backpressure_events_total",
      ]
    )
    #expect(Self.number(series[0], "gauge") == "1")
    #expect(Self.number(series[1], "gauge") == "1")
    for total in series[3...] { #expect(Self.number(total, "sum") == "0") }
    let point = try #require(series[2]["histogram"]?["dataPoints"]?.items.first)
    #expect(point["count"] == .string("1"))
    #expect(point["sum"] == .number(7.5))
    #expect(point["startTimeUnixNano"] == .string("1000000000"))
    #expect(point["timeUnixNano"] == .string("1007500000"))
    #expect(point["bucketCounts"]?.items.count == 10)
    #expect(point["bucketCounts"]?.items[2] == .string("1"))
    #expect(point["explicitBounds"]?.items.count == 9)
  }

  private static func number(_ series: JSONValue, _ field: String) -> String? {
    series[field]?["dataPoints"]?.items.first?["asInt"]?.string
  }

  @Test func `repeated entries are counted once, also after a restart`() async throws {
    let walk = try await EmittedWalk(37, steps: 300)
    var expected = EngineMetrics()
    for entry in walk.entries { try expected.take(entry) }
    let box = LineBox()
    for delivered in stride(from: 0, through: walk.entries.count, by: 25) {
      let emitter = try MetricsEmitter(
        of: "shop",
        epoch: 0,
        to: box.sink,
        recalling: walk.entries[..<delivered]
      )
      let again = max(0, delivered - 30)
      try await emitter.emit(Array(walk.entries[again...]))
      try await emitter.emit(walk.entries)
      #expect(await emitter.metrics == expected)
    }
  }

  @Test func `a line that was refused is written by a later flush`() async throws {
    let walk = try await EmittedWalk(38, steps: 20)
    let box = LineBox()
    let emitter = try MetricsEmitter(of: "shop", epoch: 0, to: box.sink)
    try await emitter.emit(walk.entries)
    box.isFull = true
    await #expect(throws: LineBox.Full()) { try await emitter.flush() }
    box.isFull = false
    try await emitter.flush()
    #expect(box.lines.count == 1)
    #expect(box.flushes == 1)
  }

  @Test func `the error for an end without a start says what to do`() async throws {
    let walk = try await EmittedWalk(39, steps: 200)
    let end = try #require(
      walk.entries.firstIndex {
        if case .board(.taskSucceeded) = $0.record.event { true } else { false }
      }
    )
    let emitter = try MetricsEmitter(of: "shop", epoch: 0, to: LineBox().sink)
    let attempt = try #require(walk.entries[end].attempt)
    await #expect(throws: EmitterError.unknownAttempt(attempt)) {
      try await emitter.emit([walk.entries[end]])
    }
    #expect("\(EmitterError.unknownAttempt(attempt))".contains("recalling"))
  }
}
