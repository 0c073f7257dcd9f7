@testable import StressKit

/// A wrong scenario: it visits an undeclared fault point.
struct UndeclaredFault: Fixture {
  static let faults = [FaultPoint("commit", "before a commit", .crash)]

  func run(_ system: Void, _ iteration: Iteration) async throws {
    try await iteration.faults.point("comit")
  }
}
