@testable import StressKit

/// A wrong scenario: its defect names an invariant that does not exist.
struct NamesNoInvariant: Fixture {
  static let catches = [Defect<Void>("mistyped", caughtBy: ["N2"]) { _ in }]
  static let invariants: [Invariant<Self>] = [
    Invariant("N1", "one is one") { _, _, _ in .equal(1, 1) }
  ]

  func run(_ system: Void, _ iteration: Iteration) async throws {}
}
