import Foundation
import Synchronization

/// Runs functions on threads of their own, and returns when all have ended.
///
/// Code that waits for a condition or a semaphore belongs on threads. A task that waits there
/// keeps a thread of the pool.
///
/// - Parameter functions: The functions, each with the name of its thread.
func onThreads(_ functions: KeyValuePairs<String, @Sendable () -> Void>) async {
  await withCheckedContinuation { continuation in
    let left = Mutex(functions.count)
    for (name, function) in functions {
      let thread = Thread {
        function()
        let isLast = left.withLock {
          $0 -= 1
          return $0 == 0
        }
        if isLast { continuation.resume() }
      }
      thread.name = name
      thread.start()
    }
  }
}
