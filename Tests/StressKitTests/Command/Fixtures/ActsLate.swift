@testable import StressKit

/// Returns at once, and leaves a task that acts later; invariants are checked after that.
struct ActsLate: Fixture {
  static let metrics = ["acts"]
  static let invariants: [Invariant<Self>] = [
    Invariant("A1", "the act was done") { _, _, iteration in .equal(iteration.metrics["acts"], 1) }
  ]

  func run(_ system: Void, _ iteration: Iteration) async throws {
    // A cancelled sleep leaves a timer of an hour.
    let asleep = Task { try await Task.sleep(for: .seconds(3_600)) }
    asleep.cancel()
    // Virtual under control. On real threads the real delay is the point, and no result depends on
    // its length.
    Task {
      try await Task.sleep(for: .milliseconds(5))
      iteration.count("acts")
    }
  }
}
