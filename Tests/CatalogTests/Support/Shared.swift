import StressKit
import Synchronization

/// A variable that threads share; each access is one event, and other threads may run before it.
///
/// An ordinary build does not see accesses to plain variables, so each is marked by a scheduling
/// point. The mutex keeps the program free of data races, and adds no point.
final class Shared<Value: Sendable>: Sendable {
  private let value: Mutex<Value>

  init(_ value: Value) {
    self.value = Mutex(value)
  }

  /// Reads the variable.
  func read() -> Value {
    schedulingPoint("before a read")
    return value.withLock { $0 }
  }

  /// Writes the variable.
  func write(_ new: Value) {
    schedulingPoint("before a write")
    value.withLock { $0 = new }
  }

  /// Changes the variable atomically.
  ///
  /// - Parameter body: Changes the value; it reads and writes no other variable.
  /// - Returns: The result of the body.
  func update<Result: Sendable>(_ body: (inout Value) -> Result) -> Result {
    schedulingPoint("before an update")
    return value.withLock { body(&$0) }
  }
}
