@testable import StressKit

/// Is wrong itself: it visits a fault point that it does not declare.
struct UndeclaredFault: Fixture {
  static let faults = [FaultPoint("commit", "before a commit", .crash)]

  func run(_ system: Void, _ iteration: Iteration) async throws {
    try await iteration.faults.point("comit")
  }
}
