@testable import StressKit

/// Fails: its system cannot be made.
struct ThrowsInMakeSystem: Fixture {
  func makeSystem(_ configuration: Void, _ iteration: Iteration) async throws {
    throw FixtureError(reason: "no such table")
  }

  func run(_ system: Void, _ iteration: Iteration) async throws {}
}
