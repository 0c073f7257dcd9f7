@testable import StressKit

/// Leaks: one of its tasks waits forever after the body has returned.
struct LeavesTaskBehind: Fixture {
  func run(_ system: Void, _ iteration: Iteration) async throws {
    Task(name: "left behind") {
      unsafe await withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in }
    }
  }
}
