@testable import StressKit

/// Is wrong itself: it counts what it does not declare.
struct UndeclaredMetric: Fixture {
  static let metrics = ["conflicts"]

  func run(_ system: Void, _ iteration: Iteration) async throws {
    iteration.count("conflits")
  }
}
