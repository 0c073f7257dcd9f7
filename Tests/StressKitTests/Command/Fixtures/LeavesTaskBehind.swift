@testable import StressKit

/// Leaks: a task of it waits for ever when the body has returned.
struct LeavesTaskBehind: Fixture {
  func run(_ system: Void, _ iteration: Iteration) async throws {
    Task(name: "left behind") {
      unsafe await withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in }
    }
  }
}
