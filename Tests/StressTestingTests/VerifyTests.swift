import StressTesting
import Testing

/// `verify`: the failures and their texts.
struct VerifyTests {
  private struct Refusal: Error {}

  @Test func `A body that is correct in every interleaving passes`() async throws {
    let report = try await verify(iterations: 300, seed: 42) { iteration in
      let account = Account()
      await withTaskGroup { group in
        for name in ["Ann", "Bob"] {
          group.addTask(name: name) {
            if await account.withdrawIfCovered(80) { iteration.count("paid") }
          }
        }
      }
      try #require(await account.balance == 20)
    }
    #expect(report.verdict == .passed)
    #expect(report.iterations == 300)
    #expect(report.interleavings > 1)
    #expect(report.metrics == ["paid": 300])
    #expect(report.violations.isEmpty)
    #expect(report.reasons.isEmpty)
  }

  @Test func `A failed expectation is reported once, with its interleaving`() async throws {
    let violation = try #require(
      await #expect(throws: Violation.self) {
        try await verify(seed: 42) { _ in
          let account = Account()
          await withdrawTwice(from: account)
          let balance = await account.balance
          #expect(balance >= 0)
        }
      }
    )
    #expect(violation.kind == .expectation)
    #expect(violation.text.hasPrefix("Expectation failed: "))
    #expect(violation.text.contains("(balance → -60) >= 0"))
    #expect(violation.text.contains(" at VerifyTests.swift:"))
    let header = try #require(violation.interleaving.first)
    #expect(header.contains("Ann") && header.contains("Bob"), "\(violation)")
    #expect("\(violation)".contains("Ann"))
    #expect("\(violation)".hasSuffix(violation.replay))
    #expect(violation.seed == 42)
  }

  @Test func `A failure is shown with as few preemptions as it needs`() async throws {
    let violation = try #require(
      await #expect(throws: Violation.self) {
        try await verify(seed: 42) { iteration in
          let account = Account()
          async let noise: Void = withTaskGroup { group in
            for number in 1...6 {
              group.addTask(name: "noise \(number)") {
                await Task.yield()
                Elsewhere.visit()
                _ = await account.balance
              }
            }
          }
          await withdrawTwice(from: account)
          await noise
          let balance = await account.balance
          #expect(balance >= 0)
        }
      }
    )
    let marked = violation.interleaving.filter { $0.prefix(6).contains("*") }
    #expect(marked.count <= 2, "\(violation)")
    #expect(violation.text.contains("balance → -60"))
  }

  @Test func `The iteration that a failure names also fails alone`() async throws {
    let body: @Sendable (Iteration) async throws -> Void = { iteration in
      let account = Account()
      await withdrawTwice(from: account)
      // Rare enough to occur only after the pilot iterations.
      if iteration.index > 40 { try #require(await account.balance >= 0) }
    }
    let first = try #require(
      await #expect(throws: Violation.self) { try await verify(seed: 7, body) }
    )
    #expect(first.iteration > 40)
    #expect(first.replay == "verify(seed: 7, replaying: \(first.iteration)) { … }")
    let again = try #require(
      await #expect(throws: Violation.self) {
        try await verify(seed: 7, replaying: first.iteration, body)
      }
    )
    #expect(again.description == first.description)
  }

  @Test func `A thrown error is a violation`() async throws {
    let violation = try #require(
      await #expect(throws: Violation.self) {
        try await verify(iterations: 5) { _ in throw Refusal() }
      }
    )
    #expect(violation.kind == .threw)
    #expect(violation.text.contains("Refusal()"))
    #expect(violation.iteration == 0)
  }

  @Test func `A body that does not repeat is inconclusive`() async throws {
    let error = try #require(
      await #expect(throws: ExplorationError.self) {
        let calls = Calls()
        try await verify(iterations: 100) { _ in
          for _ in 0..<calls.next() % 7 { await Task.yield() }
        }
      }
    )
    #expect(error.description.contains("had another result when it was run again"))
  }
}
