@testable import StressKit

/// Fails: its body throws.
struct ThrowsInRun: Fixture {
  func run(_ system: Void, _ iteration: Iteration) async throws {
    await Task.yield()
    throw FixtureError(reason: "out of paper")
  }
}
