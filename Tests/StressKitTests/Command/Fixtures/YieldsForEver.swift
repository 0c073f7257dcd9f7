@testable import StressKit

/// Livelocks: it runs forever, cancelled or not.
struct YieldsForEver: Fixture {
  func run(_ system: Void, _ iteration: Iteration) async throws {
    while true { await Task.yield() }
  }
}
