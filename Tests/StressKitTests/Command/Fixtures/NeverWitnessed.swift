@testable import StressKit

/// Is inconclusive: the window that it is about is never entered.
struct NeverWitnessed: Fixture {
  static let witnesses = [Witness("collision", "two workers met")]

  func run(_ system: Void, _ iteration: Iteration) async throws {}
}
