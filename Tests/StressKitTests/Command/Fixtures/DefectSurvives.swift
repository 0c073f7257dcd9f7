@testable import StressKit

/// Declares a defect that none of its invariants can catch.
struct DefectSurvives: Fixture {
  static let catches = [Defect<Void>("invisible", caughtBy: ["I1"]) { _ in }]
  static let invariants: [Invariant<Self>] = [
    Invariant("I1", "one is one") { _, _, _ in .equal(1, 1) }
  ]

  func run(_ system: Void, _ iteration: Iteration) async throws {}
}
