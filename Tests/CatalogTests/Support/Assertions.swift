import StressKit
import Synchronization

/// What the assertions of a program's tasks have found; asserting is no scheduling point.
final class Assertions: Sendable {
  private let broken = Mutex<[String]>([])

  /// Asserts inside a task.
  ///
  /// - Parameters:
  ///   - holds: Whether the assertion holds.
  ///   - text: What was found when it does not.
  func check(_ holds: Bool, _ text: @autoclosure () -> String) {
    if !holds {
      let text = text()
      broken.withLock { $0.append(text) }
    }
  }

  /// Claims that every assertion has held.
  var claim: Claim { .none(broken.withLock { $0 }) }
}
