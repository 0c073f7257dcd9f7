@testable import StressKit

/// Passes at once: a day of virtual time costs nothing.
struct SleepsForADay: Fixture {
  static let metrics = ["hours"]
  static let invariants: [Invariant<Self>] = [
    Invariant("S1", "a day has passed") { _, _, iteration in
      .atLeast(iteration.metrics["hours"], 24)
    }
  ]

  func run(_ system: Void, _ iteration: Iteration) async throws {
    let clock = ContinuousClock()
    let start = clock.now
    try await clock.sleep(for: .seconds(86_400))
    iteration.add(Int((clock.now - start) / .seconds(3_600)), to: "hours")
  }
}
