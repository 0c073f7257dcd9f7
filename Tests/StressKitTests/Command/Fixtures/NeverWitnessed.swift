@testable import StressKit

/// Inconclusive: its witness is never seen.
struct NeverWitnessed: Fixture {
  static let witnesses = [Witness("collision", "two workers met")]

  func run(_ system: Void, _ iteration: Iteration) async throws {}
}
