@testable import StressKit

/// Returns at once, and leaves a task that acts later: an invariant comes after that.
struct ActsLate: Fixture {
  static let metrics = ["acts"]
  static let invariants: [Invariant<Self>] = [
    Invariant("A1", "the act was done") { _, _, iteration in .equal(iteration.metrics["acts"], 1) }
  ]

  func run(_ system: Void, _ iteration: Iteration) async throws {
    // A sleep that is cancelled leaves a timer of an hour behind.
    let asleep = Task { try await Task.sleep(for: .seconds(3_600)) }
    asleep.cancel()
    // Virtual under control; on real threads it is what this is about, and nothing depends on how long.
    Task {
      try await Task.sleep(for: .milliseconds(5))
      iteration.count("acts")
    }
  }
}
