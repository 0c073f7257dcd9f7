@testable import StressKit

/// Fails: the check of its invariant throws.
struct ThrowsInInvariant: Fixture {
  static let invariants: [Invariant<Self>] = [
    Invariant("T1", "the ledger can be read") { _, _, _ in
      throw FixtureError(reason: "ledger closed")
    }
  ]

  func run(_ system: Void, _ iteration: Iteration) async throws {}
}
