import Testing

@testable import StressKit

/// In every second iteration virtual time goes on although tasks are ready.
struct PassingTimeTests {
  private static func passing(_ seed: UInt64, limit: Int = PassingTime.defaultLimit) -> PassingTime
  {
    let spreads = PassingTime.spreads
    return PassingTime(
      seed: Seed(seed),
      spread: spreads[Int(seed) % spreads.count],
      limit: limit
    )
  }

  /// The notes of a body, one text for each way in which it ran under 300 seeds.
  private static func outcomes(
    takingTime: Bool,
    _ body: @escaping @Sendable (Log) async throws -> Void
  ) throws -> Set<String> {
    var outcomes: Set<String> = []
    for seed in UInt64(1)...300 {
      let log = Log()
      let run = try TracedRun(
        seed: seed,
        tracing: false,
        letting: takingTime ? passing(seed) : nil
      ) { try await body(log) }
      #expect(run.failure == nil)
      outcomes.insert(log.lines.joined(separator: " "))
    }
    return outcomes
  }

  private actor Store {
    private var value = 0
    private var cached: Int? = 0

    func write() { value = 1 }
    func invalidate() { cached = nil }
    func read() -> Int {
      let answer = cached ?? value
      cached = answer
      return answer
    }
  }

  /// The writer needs two hops, and the reader comes by a timer.
  private static func readInBetween(_ log: Log) async throws {
    let store = Store()
    try await withThrowingTaskGroup { group in
      group.addTask(name: "writer") {
        await store.write()
        await store.invalidate()
      }
      group.addTask(name: "reader") {
        try await Task.sleep(for: .milliseconds(5))
        log.write("\(await store.read())")
      }
      try await group.waitForAll()
    }
  }

  @Test func `A timer fires in the middle of work only where work takes time`() throws {
    #expect(try Self.outcomes(takingTime: false, Self.readInBetween) == ["1"])
    #expect(try Self.outcomes(takingTime: true, Self.readInBetween) == ["0", "1"])
  }

  /// Two sleeps, of which one ends early if it ends before its time.
  private static func twoSleeps(_ log: Log) async throws {
    try await withThrowingTaskGroup { group in
      for time in [5, 8] {
        group.addTask(name: "\(time)") {
          let end = ContinuousClock.now + .milliseconds(time)
          try await Task.sleep(until: end)
          log.write(ContinuousClock.now < end ? "early" : "\(time)")
        }
      }
      try await group.waitForAll()
    }
  }

  @Test func `A timer can be late, so that a later one overtakes it, but it is never early`() throws
  {
    #expect(try Self.outcomes(takingTime: false, Self.twoSleeps) == ["5 8"])
    #expect(try Self.outcomes(takingTime: true, Self.twoSleeps) == ["5 8", "8 5"])
  }

  private static func loops(_ log: Log) async throws {
    try await withThrowingTaskGroup { group in
      group.addTask(name: "sleeper") {
        for _ in 0..<40 { try await Task.sleep(for: .milliseconds(1)) }
      }
      group.addTask(name: "worker") { for _ in 0..<400 { await Task.yield() } }
      try await group.waitForAll()
    }
  }

  @Test(arguments: [1, 3, 64])
  func `Time passes beside work at most as often as the scenario allows`(limit: Int) throws {
    var most = 0
    for seed in UInt64(1)...20 {
      let run = try TracedRun(seed: seed, letting: Self.passing(seed, limit: limit)) {
        try await Self.loops(Log())
      }
      most = max(most, run.trace.steps.count { $0.kind == Trace.Step.time })
    }
    #expect(most <= limit)
    #expect(most >= min(limit, 20))
  }

  @Test func `A seed gives the same interleaving, with a trace and without`() throws {
    for seed in UInt64(1)...50 {
      let digests = try [true, false, false].map { tracing in
        try TracedRun(seed: seed, tracing: tracing, letting: Self.passing(seed)) {
          try await Self.loops(Log())
        }.digest
      }
      #expect(Set(digests).count == 1)
    }
  }

  @Test func `About half of the iterations let time pass, and none if the limit is zero`() {
    let seeds = (0..<1_000).map { Seed(1).derived(UInt64($0)) }
    let passing = seeds.compactMap { PassingTime(ofIteration: $0, limit: 64) }
    #expect((400...600).contains(passing.count))
    #expect(Set(passing.map(\.spread)) == Set(PassingTime.spreads))
    #expect(seeds.allSatisfy { PassingTime(ofIteration: $0, limit: 0) == nil })
  }

  private struct StaleRead: Fixture {
    static let metrics = ["stale_count"]
    static let invariants: [Invariant<Self>] = [
      Invariant("S1", "no read is stale") { _, _, iteration in
        .equal(iteration.metrics["stale_count"], 0)
      }
    ]

    func run(_ system: Void, _ iteration: Iteration) async throws {
      let log = Log()
      try await readInBetween(log)
      if log.lines == ["0"] { iteration.count("stale_count") }
    }
  }

  @Test func `The shortest failure lets time pass once, and its table says where`() throws {
    let run = try MinimizationRun(StaleRead.self)
    let failing = try #require(run.failing("S1").first)
    let minimized = try #require(try run.minimize(failing, "S1"))
    let table = InterleavingTable(minimized.traced.trace).lines
    #expect(table.count { $0.contains("time goes on to") } == 1)
    #expect(table.contains { $0.contains("beside ready tasks") })
    #expect(!table[0].contains("time"))
  }

  private struct Sleepy: Fixture {
    static let metrics = ["count"]
    static let invariants: [Invariant<Self>] = [
      Invariant("S2", "nothing is lost") { _, _, iteration in
        .equal(iteration.metrics["count"], 2)
      }
    ]

    private actor Counter {
      var count = 0
      func set(_ value: Int) { count = value }
    }

    func run(_ system: Void, _ iteration: Iteration) async throws {
      let counter = Counter()
      try await withThrowingTaskGroup { group in
        for _ in 1...2 {
          group.addTask { await counter.set(await counter.count + 1) }
        }
        group.addTask { for _ in 1...3 { try await Task.sleep(for: .milliseconds(1)) } }
        try await group.waitForAll()
      }
      iteration.add(await counter.count, to: "count")
    }
  }

  @Test func `The shortest failure that needs no passing time has none`() throws {
    let run = try MinimizationRun(Sleepy.self)
    for failing in run.failing("S2") {
      let minimized = try #require(try run.minimize(failing, "S2"))
      let steps = minimized.traced.trace.steps
      #expect(steps.count { $0.kind == Trace.Step.time } == 0)
    }
  }
}
