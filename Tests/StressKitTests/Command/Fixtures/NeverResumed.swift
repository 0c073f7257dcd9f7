@testable import StressKit

/// Deadlocks: nobody resumes what it waits for.
struct NeverResumed: Fixture {
  func run(_ system: Void, _ iteration: Iteration) async throws {
    unsafe await withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in }
  }
}
