internal import Dispatch
internal import Foundation
internal import Synchronization

/// A thread that runs functions for other threads, one after the other, until the process ends.
// Sendable by agreement: the condition guards the queue.
final class WorkThread: @unchecked Sendable {
  private let condition = NSCondition()
  private var queue: [@Sendable () -> Void] = []

  /// Starts the thread.
  /// - Parameter name: The name in a debugger.
  init(named name: String) {
    let thread = Thread { [self] in loop() }
    thread.name = name
    thread.stackSize = 8 << 20
    thread.start()
  }

  /// Runs a function on the thread and waits for its result.
  func perform<Result: Sendable>(_ work: @escaping @Sendable () -> Result) -> Result {
    let result = Mutex<Result?>(nil)
    let isDone = DispatchSemaphore(value: 0)
    condition.withLock {
      queue.append {
        let found = work()
        result.withLock { $0 = found }
        isDone.signal()
      }
      condition.signal()
    }
    isDone.wait()
    guard let found = result.withLock({ $0 }) else { preconditionFailure("the work was not done") }
    return found
  }

  private func loop() {
    while true {
      let work = condition.withLock {
        while queue.isEmpty { condition.wait() }
        return queue.removeFirst()
      }
      work()
    }
  }
}
