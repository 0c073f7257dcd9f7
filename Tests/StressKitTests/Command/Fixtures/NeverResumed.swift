@testable import StressKit

/// Deadlocks: nothing resumes its continuation.
struct NeverResumed: Fixture {
  func run(_ system: Void, _ iteration: Iteration) async throws {
    unsafe await withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in }
  }
}
