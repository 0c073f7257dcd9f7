internal import Foundation
internal import Synchronization

/// The right to use the main actor, which explorations that run at the same time share.
///
/// An iteration takes it when it first comes to the main actor, and gives it back at its end.
final class MainActorTurn: Sendable {
  private enum Line {
    static let condition = NSCondition()
  }

  /// Whose turn it is, by identity; guarded by `Line.condition`.
  private static let holder = Mutex<ObjectIdentifier?>(nil)

  private let waiting = Atomic(false)

  /// Whether its thread waits for another exploration: it makes no step, and is not to blame.
  var isWaiting: Bool { waiting.load(ordering: .relaxed) }

  /// Waits until nobody else has the turn; does nothing for one who has it.
  func take() {
    Line.condition.lock()
    defer { Line.condition.unlock() }
    waiting.store(true, ordering: .relaxed)
    while let holder = Self.holder.withLock({ $0 }), holder != ObjectIdentifier(self) {
      Line.condition.wait()
    }
    Self.holder.withLock { $0 = ObjectIdentifier(self) }
    waiting.store(false, ordering: .relaxed)
  }

  /// Ends the turn, on any thread; does nothing for one who does not have it.
  func giveBack() {
    guard Self.holder.withLock({ $0 == ObjectIdentifier(self) }) else { return }
    Line.condition.lock()
    defer { Line.condition.unlock() }
    Self.holder.withLock { $0 = nil }
    Line.condition.broadcast()
  }
}
