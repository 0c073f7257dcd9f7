@testable import StressKit

/// Violates five invariants in every iteration.
struct WrongInManyWays: Fixture {
  static let invariants: [Invariant<Self>] = (1...5).map { number in
    Invariant("W\(number)", "\(number) is 0") { _, _, _ in .equal(number, 0) }
  }

  func run(_ system: Void, _ iteration: Iteration) async throws {}
}
