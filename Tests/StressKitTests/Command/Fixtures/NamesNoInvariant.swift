@testable import StressKit

/// Is wrong itself: its defect is to be caught by an invariant that it does not have.
struct NamesNoInvariant: Fixture {
  static let catches = [Defect<Void>("mistyped", caughtBy: ["N2"]) { _ in }]
  static let invariants: [Invariant<Self>] = [
    Invariant("N1", "one is one") { _, _, _ in .equal(1, 1) }
  ]

  func run(_ system: Void, _ iteration: Iteration) async throws {}
}
