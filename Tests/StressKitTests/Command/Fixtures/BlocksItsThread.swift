internal import Dispatch

@testable import StressKit

/// Blocks a thread of the pool for a signal that does not come until the semaphore is released.
struct BlocksItsThread: Fixture {
  /// Released by the test, so that no thread stays behind.
  static let semaphore = DispatchSemaphore(value: 0)

  func run(_ system: Void, _ iteration: Iteration) async throws {
    await withTaskGroup { group in
      group.addTask(name: "blocker") { Self.block() }
    }
  }

  @inline(never)
  private static func block() { semaphore.wait() }
}
