import Foundation

/// A place for values that tasks or threads wait for, with a condition.
final class ValuePlace: @unchecked Sendable {
  private let condition = NSCondition()
  private var values = 0

  func put() {
    condition.withLock {
      values += 1
      condition.broadcast()
    }
  }

  /// Takes a value.
  ///
  /// - Parameter checkingAgain: Whether it checks again after each signal that there is a value. Correct code does, since
  ///   another waiter may have taken the value.
  /// - Returns: Whether there was a value.
  func take(checkingAgain: Bool) -> Bool {
    condition.withLock {
      if checkingAgain {
        while values == 0 { condition.wait() }
      } else if values == 0 {
        condition.wait()
      }
      values -= 1
      return values >= 0
    }
  }

  /// Takes a value within a time.
  ///
  /// - Parameter seconds: The time.
  /// - Returns: Whether there was a value.
  func take(within seconds: Double) -> Bool {
    condition.withLock {
      let limit = Date(timeIntervalSinceNow: seconds)
      while values == 0 { if !condition.wait(until: limit) { return false } }
      values -= 1
      return true
    }
  }
}
