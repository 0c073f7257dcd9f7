@testable import StressKit

/// Fails: `makeSystem` throws.
struct ThrowsInMakeSystem: Fixture {
  func makeSystem(_ configuration: Void, _ iteration: Iteration) async throws {
    throw FixtureError(reason: "no such table")
  }

  func run(_ system: Void, _ iteration: Iteration) async throws {}
}
