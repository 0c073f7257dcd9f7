import Testing

@testable import WorkflowEngine

/// The contract of every journal; add new kinds to ``StoreKind``.
struct JournalContractTests {
  private func configuration(
    _ store: any TestedStore,
    room: Int? = nil
  ) async throws -> EngineConfiguration {
    let journal = try await store.open(room: room)
    var configuration = EngineConfiguration()
    configuration.makeJournal = { journal }
    return configuration
  }

  @Test(arguments: StoreKind.allCases)
  func `many concurrent callers lose no transaction and split none`(_ kind: StoreKind) async throws
  {
    let store = try kind.make()
    let engine = try WorkflowEngine(try await configuration(store))
    let run = try await engine.createRun()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          for _ in 0..<8 {
            let task = try await engine.createTask(in: run)
            guard case .started(_, let attempt) = try await engine.dispatch(task) else { continue }
            _ = try await engine.fail(task, attempt.token, reason: "no luck")
          }
        }
      }
      try await group.waitForAll()
    }
    let (state, records) = (await engine.read { $0 }, try engine.records())
    #expect(state.board.tasks.count == 64)
    #expect(LedgerAudit.findings(records, state) == [])
    await store.leave()
    let next = try WorkflowEngine(try await configuration(store))
    #expect(try next.records() == records)
    #expect(await next.read { $0 } == state)
  }

  @Test(arguments: StoreKind.allCases)
  func `all records survive a reopening, including their times`(_ kind: StoreKind) async throws {
    let store = try kind.make()
    let clock = HandClock()
    var chosen = try await configuration(store)
    chosen.clock = clock
    chosen.lease = .milliseconds(200)
    let engine = try WorkflowEngine(chosen)
    var walk = RandomWalk(engine: engine, clock: clock, random: SplitMix64(seed: 5))
    for _ in 0..<120 { try await walk.step() }
    let (state, records) = (await engine.read { $0 }, try engine.records())
    let (time, number) = (records.last?.time, await engine.ledger.nextSequence)
    await store.leave()
    let next = try WorkflowEngine(try await configuration(store))
    #expect(try next.records() == records)
    #expect(await next.read { $0 } == state)
    #expect(next.now() == time)
    #expect(await next.ledger.nextSequence == number)
  }

  @Test(arguments: StoreKind.allCases)
  func `a snapshot equals the state after the records before it`(_ kind: StoreKind) async throws {
    let store = try kind.make()
    let bench = try await Bench(try await configuration(store))
    for _ in 0..<7 { _ = try await bench.fail(try await bench.task()) }
    await store.leave()
    let journal = try await store.open()
    let records = try journal.records()
    guard let snapshot = try journal.snapshot() else { return #expect(kind != .database) }
    let before = records.prefix(snapshot.sequence)
    var state = EngineModel.State()
    for record in before { EngineModel.evolve(&state, record.event) }
    #expect(snapshot.state == state)
    #expect(snapshot.transaction == before.last?.transaction)
    #expect(snapshot.time == before.last?.time)
    // No snapshot is in the middle of a transaction.
    #expect(records.dropFirst(snapshot.sequence).first?.transaction != snapshot.transaction)
  }

  @Test(arguments: StoreKind.allCases)
  func `reading after a number gives the rest, in order`(_ kind: StoreKind) async throws {
    let store = try kind.make()
    let journal = try await store.open()
    let bench = try await Bench(journal)
    for _ in 0..<7 { _ = try await bench.task() }
    let all = try journal.records()
    #expect(all.map(\.sequence) == Array(1...all.count))
    for start in [0, 1, all.count - 1, all.count, all.count + 1] {
      var rest: [EngineRecord] = []
      try journal.read(after: start) { rest.append($0) }
      #expect(rest == Array(all.dropFirst(start)))
    }
    await store.leave()
  }

  @Test(arguments: StoreKind.allCases)
  func `reading a range gives that range, in order`(_ kind: StoreKind) async throws {
    let store = try kind.make()
    let journal = try await store.open()
    let bench = try await Bench(journal)
    for _ in 0..<7 { try await bench.fail(try await bench.task()) }
    let all = try journal.records()
    for start in 0...all.count + 1 {
      for end in [0, start - 1, start, start + 1, start + 5, all.count, .max] {
        var some: [EngineRecord] = []
        try journal.read(after: start, through: end) { some.append($0) }
        #expect(some == all.filter { $0.sequence > start && $0.sequence <= end })
      }
    }
    await store.leave()
  }

  @Test(arguments: StoreKind.allCases)
  func `a reader can stop and read again`(_ kind: StoreKind) async throws {
    struct Enough: Error {}
    let store = try kind.make()
    let journal = try await store.open()
    let bench = try await Bench(journal)
    _ = try await bench.task()
    var taken = 0
    #expect(throws: Enough.self) {
      try journal.read(after: 0, through: 3) { _ in
        taken += 1
        throw Enough()
      }
    }
    #expect(taken == 1)
    #expect(try journal.records().count == 3)
    await store.leave()
  }

  @Test(arguments: StoreKind.allCases)
  func `an empty journal has no records`(_ kind: StoreKind) async throws {
    let store = try kind.make()
    let journal = try await store.open()
    #expect(try journal.snapshot()?.sequence == nil)
    #expect(try journal.records().isEmpty)
    try await journal.durable(through: 0)
    await store.leave()
  }

  @Test(arguments: StoreKind.allCases, [1, 2, 3, 5, 8, 13])
  func `a full journal keeps all acknowledged transactions`(
    _ kind: StoreKind,
    _ room: Int
  ) async throws {
    let store = try kind.make()
    let first = try WorkflowEngine(try await configuration(store))
    _ = try await first.createRun()
    await store.leave()
    let engine = try WorkflowEngine(try await configuration(store, room: room))
    var acknowledged = 1
    let thrown = await #expect(throws: LedgerError.self) {
      for _ in 0..<100 {
        _ = try await engine.createRun()
        acknowledged += 1
      }
    }
    let failure = try #require(thrown)
    // It is closed for good, with the same reason, even for calls that would change nothing.
    await #expect(throws: failure) { try await engine.createRun() }
    await #expect(throws: failure) { try await engine.pause(RunID(rawValue: 0)) }
    await store.leave()
    let next = try WorkflowEngine(try await configuration(store))
    let kept = try next.records().count
    #expect(kept == acknowledged || kept == acknowledged + 1)
    _ = try await next.createRun()
    #expect(try next.records().map(\.sequence) == Array(1...kept + 1))
  }

  @Test(arguments: StoreKind.allCases)
  func `a transaction of thousands of events stays one transaction`(_ kind: StoreKind) async throws
  {
    let store = try kind.make()
    let bench = try await Bench(try await configuration(store))
    let first = try await bench.task()
    for _ in 0..<300 { _ = try await bench.task(after: [first]) }
    try await bench.succeed(first)
    for task in try await bench.engine.run(bench.run).tasks.dropFirst() {
      try await bench.start(task)
    }
    _ = try await bench.engine.reopen(first, by: "eve")
    let records = try bench.engine.records()
    let last = records.last?.transaction
    #expect(records.count { $0.transaction == last } > 300)
    await store.leave()
    #expect(try await store.open().records() == records)
  }

  @Test(
    arguments: StoreKind.allCases,
    ["", "\u{0}", "é\u{301}\u{1F469}\u{200D}\u{1F680}", String(repeating: "long ", count: 800)]
  )
  func `any text survives a round trip`(_ kind: StoreKind, _ text: String) async throws {
    let store = try kind.make()
    let bench = try await Bench(try await configuration(store))
    let task = try await bench.task()
    let token = try await bench.start(task)
    _ = try await bench.engine.fail(task, token, reason: text)
    let records = try bench.engine.records()
    await store.leave()
    let found = try await store.open().records()
    #expect(found == records)
    // Equal texts can have different bytes.
    let reasons = found.compactMap { record in
      if case .board(.taskFailed(_, _, let reason, _)) = record.event { reason } else { nil }
    }
    #expect(reasons.map { Array($0.utf8) } == [Array(text.utf8)])
  }

  @Test(arguments: StoreKind.allCases)
  func `a cancelled caller still gets its reply`(_ kind: StoreKind) async throws {
    let store = try kind.make()
    let engine = try WorkflowEngine(try await configuration(store))
    let runs = try await withThrowingTaskGroup(of: RunID.self) { group in
      for _ in 0..<20 { group.addTask { try await engine.createRun() } }
      group.cancelAll()
      return try await group.reduce(into: []) { $0.append($1) }
    }
    await store.leave()
    #expect(try await store.open().records().count == runs.count)
    #expect(runs.count == 20)
  }
}
