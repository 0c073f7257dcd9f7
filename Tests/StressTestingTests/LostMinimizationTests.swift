import StressTesting
import Testing

/// Crashes and hangs in tests are shown with as few preemptions as they need, like any other failure.
struct LostMinimizationTests {
  /// Overdraws an account beside other tasks that use it.
  private static func overdraw() async -> Int {
    let account = Account()
    async let noise: Void = withTaskGroup { group in
      for number in 1...4 {
        group.addTask(name: "noise \(number)") {
          await Task.yield()
          Elsewhere.visit()
          _ = await account.balance
        }
      }
    }
    await withdrawTwice(from: account)
    await noise
    return await account.balance
  }

  private static func preemptions(of violation: Violation) -> Int {
    // The last line but one explains the mark.
    violation.interleaving.count { $0.prefix(6).contains("*") && $0.first != "*" }
  }

  @Test func `A crash is shown with as few preemptions as it needs`() async throws {
    let violation = try #require(
      await #expect(throws: Violation.self) {
        try await verify(seed: 42) { _ in
          let balance = await Self.overdraw()
          precondition(balance >= 0, "overdrawn")
        }
      }
    )
    #expect(violation.kind == .crashed)
    #expect(Self.preemptions(of: violation) <= 2, "\(violation)")
    #expect(violation.interleaving.count < 40, "\(violation)")
  }

  @Test func `A hang is shown with as few preemptions as it needs`() async throws {
    let violation = try #require(
      await #expect(throws: Violation.self) {
        try await verify(seed: 42, watchdog: .milliseconds(40)) { iteration in
          let balance = await Self.overdraw()
          var random = iteration.random
          while balance < 0 && random.next() > 0 {}
        }
      }
    )
    #expect(violation.kind == .hung)
    #expect(Self.preemptions(of: violation) <= 2, "\(violation)")
    #expect(violation.interleaving.count < 40, "\(violation)")
  }
}
