internal import CStressRuntime

/// Tasks of which every second one waits and the others are complete.
enum CompletionProbe {
  private static let pairs = 8
  private static let stepLimit = 1_000

  // Sendable by agreement: used in one controlled world, which runs one task at a time.
  private final class Waiting: @unchecked Sendable {
    var continuations: [CheckedContinuation<Void, Never>] = []
    /// Kept, since the world releases a task that has completed, and the runtime would free it.
    var tasks: [Task<Void, Never>] = []
  }

  /// Makes the tasks, shows them, and lets them end.
  ///
  /// By turns, because their own addresses are among the words looked at, and the addresses of tasks that
  /// were made one after the other have bits in common.
  ///
  /// - Parameter look: Called with the runtime's objects and their number.
  /// - Returns: What it returned, or nil when the tasks could not be made.
  @discardableResult
  static func run<R>(_ look: (UnsafePointer<UnsafeMutableRawPointer>, UInt32) -> R) -> R? {
    let execution = Execution()
    let waiting = Waiting()
    _ = execution.run(.setup, stepLimit: stepLimit) {
      for _ in 0..<pairs {
        waiting.tasks.append(Task {})
        waiting.tasks.append(
          Task { await withCheckedContinuation { waiting.continuations.append($0) } }
        )
      }
    }
    // The first task is the root.
    let result = unsafe execution.world.withTaskObjects(from: 1, count: 2 * pairs) { tasks in
      unsafe look(tasks, UInt32(2 * pairs))
    }
    _ = execution.run(.check, stepLimit: stepLimit) {
      for continuation in waiting.continuations { continuation.resume() }
    }
    return result
  }
}
