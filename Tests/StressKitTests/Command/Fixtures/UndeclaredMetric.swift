@testable import StressKit

/// A wrong scenario: it counts under an undeclared metric.
struct UndeclaredMetric: Fixture {
  static let metrics = ["conflicts"]

  func run(_ system: Void, _ iteration: Iteration) async throws {
    iteration.count("conflits")
  }
}
