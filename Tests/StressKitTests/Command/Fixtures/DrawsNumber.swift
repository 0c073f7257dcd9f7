@testable import StressKit

/// Counts a number that it draws.
struct DrawsNumber: Fixture {
  static let metrics = ["number"]

  func run(_ system: Void, _ iteration: Iteration) async throws {
    var random = iteration.random
    iteration.add(Int.random(in: 0..<1_000_000, using: &random), to: "number")
  }
}
