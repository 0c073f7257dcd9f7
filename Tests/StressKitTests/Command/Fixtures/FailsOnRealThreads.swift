@testable import StressKit

/// Fails in every iteration on real threads and in none under control, where a sleep takes exactly its
/// time if work takes none.
struct FailsOnRealThreads: Fixture {
  static let timePasses = 0
  static let metrics = ["late_count"]
  static let invariants: [Invariant<Self>] = [
    Invariant("R1", "no sleep is a nanosecond too long") { _, _, iteration in
      .equal(iteration.metrics["late_count"], 0)
    }
  ]

  func run(_ system: Void, _ iteration: Iteration) async throws {
    let clock = ContinuousClock()
    let start = clock.now
    try await clock.sleep(for: .nanoseconds(100))
    if clock.now != start + .nanoseconds(100) { iteration.count("late_count") }
  }

  func records(of system: Void) async throws -> [String] { (1...60).map { "record \($0)" } }
}
