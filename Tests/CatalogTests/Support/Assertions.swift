import StressKit
import Synchronization

/// The failed assertions of a program's tasks; an assertion is not a scheduling point.
final class Assertions: Sendable {
  private let broken = Mutex<[String]>([])

  /// Asserts inside a task.
  ///
  /// - Parameters:
  ///   - holds: Whether the assertion holds.
  ///   - text: The failure message.
  func check(_ holds: Bool, _ text: @autoclosure () -> String) {
    if !holds {
      let text = text()
      broken.withLock { $0.append(text) }
    }
  }

  /// The claim that every assertion held.
  var claim: Claim { .none(broken.withLock { $0 }) }
}
