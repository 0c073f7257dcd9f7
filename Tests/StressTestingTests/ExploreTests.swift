import StressTesting
import Testing

/// `explore`: the report, and what it is made from.
struct ExploreTests {
  @TaskLocal static var word = "none"

  @Test func `The report counts interleavings, failures, witnesses and numbers`() async throws {
    let report = try await explore(iterations: 400, seed: 3) { iteration in
      let account = Account()
      await withdrawTwice(from: account)
      let balance = await account.balance
      iteration.count("runs")
      iteration.add(balance, to: "left")
      if balance < 0 { iteration.witness("overdrawn") }
      #expect(balance >= 0)
    }
    #expect(report.verdict == .failed)
    #expect(report.iterations == 400)
    #expect(report.interleavings > 10)
    #expect(report.metrics["runs"] == 400)
    #expect(report.failed > 10 && report.failed < 400)
    #expect(report.witnesses == ["overdrawn": report.failed])
    #expect(report.metrics["left"] == (400 - report.failed) * 20 - report.failed * 60)
    #expect(report.violations.count == 10)
    #expect(!report.violations[0].interleaving.isEmpty)
    #expect(report.violations[1].interleaving.isEmpty)
    #expect("\(report)".contains("seed 3, \(report.failed) failed\n"))
  }

  @Test(arguments: [StrategyChoice.random, .pct, .portfolio])
  func `The same call gives the same report`(strategy: StrategyChoice) async throws {
    func report(_ seed: UInt64) async throws -> String {
      try await explore(iterations: 200, seed: seed, strategy: strategy, name: "twice") {
        iteration in
        let account = Account()
        await withdrawTwice(from: account)
        var random = iteration.random
        iteration.add(Int.random(in: 0..<1_000, using: &random), to: "drawn")
        #expect(await account.balance >= 0)
      }.description
    }
    let first = try await report(5)
    #expect(try await report(5) == first)
    #expect(try await report(6) != first)
  }

  @Test func `Eight at once, beside real sleeps, come to what one comes to alone`() async throws {
    @Sendable func report() async throws -> String {
      try await explore(iterations: 100, seed: 9, name: "many") { _ in
        let account = Account()
        await withdrawTwice(from: account)
        try await Task.sleep(for: .seconds(60))
        #expect(await account.balance >= 0)
      }.description
    }
    let alone = try await report()
    try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<8 { group.addTask { try await report() } }
      let clock = ContinuousClock()
      let start = clock.now
      // Of this test, not of an iteration: it is real, and short.
      try await clock.sleep(for: .milliseconds(2))
      #expect(clock.now - start >= .milliseconds(2))
      for try await each in group { #expect(each == alone) }
    }
  }

  @Test func `The body sees the task-local values of its test`() async throws {
    try await Self.$word.withValue("bound") {
      try await verify(iterations: 1) { _ in
        try #require(Self.word == "bound")
        try await withThrowingTaskGroup { group in
          group.addTask { try #require(Self.word == "bound") }
          try await group.waitForAll()
        }
        try #require(Test.current?.name.contains("task-local") == true)
      }
    }
  }

  @Test func `A body cannot explore in turn`() async throws {
    let violation = try #require(
      await #expect(throws: Violation.self) {
        try await verify(iterations: 2) { _ in try await explore(iterations: 1) { _ in } }
      }
    )
    #expect(violation.text.contains("explore was called inside a body that is explored already"))
  }

  @Test func `A canceled test explores no further`() async throws {
    let calls = Calls()
    let task = Task {
      try await explore(iterations: .max) { _ in
        _ = calls.next()
      }
    }
    while calls.total < 10 { await Task.yield() }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(calls.total >= 10)
  }

  @Test func `Iterations of two explorations take turns on the main actor`() async throws {
    try await withThrowingTaskGroup { group in
      for _ in 0..<4 {
        group.addTask {
          try await verify(iterations: 200) { _ in
            await withTaskGroup { group in
              for _ in 0..<2 {
                group.addTask {
                  await Hall.enter()
                  Elsewhere.visit()
                  await Hall.leave()
                }
              }
            }
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(await Hall.clashes == 0)
    // Each has a warm-up and runs every 64th iteration twice.
    #expect(await Hall.visits == 4 * (200 + 4 + 1) * 2)
  }

  @Test(arguments: [(0, 1, nil), (1, 0, nil), (1, 1, -1)] as [(Int, Int, Int?)])
  func `An order that makes no sense is refused`(
    iterations: Int,
    stepLimit: Int,
    replaying: Int?
  ) async throws {
    let error = try #require(
      await #expect(throws: ExplorationError.self) {
        try await explore(iterations: iterations, stepLimit: stepLimit, replaying: replaying) { _ in
        }
      }
    )
    #expect(error.description.hasPrefix("explore "))
  }
}
