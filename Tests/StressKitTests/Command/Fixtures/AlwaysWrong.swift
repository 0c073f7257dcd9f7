@testable import StressKit

/// Violates its invariant in every iteration.
struct AlwaysWrong: Fixture {
  static let invariants: [Invariant<Self>] = [
    Invariant("W1", "one is two") { _, _, _ in .equal(1, 2) }
  ]

  func run(_ system: Void, _ iteration: Iteration) async throws {}
}
