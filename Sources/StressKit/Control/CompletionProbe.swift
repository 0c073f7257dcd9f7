internal import CStressRuntime

/// Makes tasks that alternately are waiting and complete.
enum CompletionProbe {
  private static let pairs = 8
  private static let stepLimit = 1_000

  // Sendable by agreement: used in one controlled world, which runs one task at a time.
  private final class Waiting: @unchecked Sendable {
    var continuations: [CheckedContinuation<Void, Never>] = []
    /// Keeps the tasks alive: the world releases a completed task, and the runtime would free it.
    var tasks: [Task<Void, Never>] = []
  }

  /// Makes the tasks, passes them to a function, lets them end, and passes them to it again.
  ///
  /// They alternate because the searched words contain addresses, and successive tasks have similar
  /// addresses.
  ///
  /// - Parameter look: Called with the runtime's objects, their number, and whether all of them have ended.
  /// - Returns: The second result of `look`, or nil if the tasks could not be made.
  @discardableResult
  static func run<R>(_ look: (UnsafePointer<UnsafeMutableRawPointer>, UInt32, Bool) -> R) -> R? {
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
    // Skip the first task, the root.
    let result = unsafe execution.world.withTaskObjects(from: 1, count: 2 * pairs) { tasks in
      _ = unsafe look(tasks, UInt32(2 * pairs), false)
      _ = execution.run(.check, stepLimit: stepLimit) {
        for continuation in waiting.continuations { continuation.resume() }
      }
      return unsafe look(tasks, UInt32(2 * pairs), true)
    }
    return withExtendedLifetime(waiting) { result }
  }
}
