internal import Foundation
internal import Synchronization

/// The right to use the main actor; one exploration has it at a time.
///
/// An iteration takes it when it first runs on the main actor, and returns it at its end.
final class MainActorTurn: Sendable {
  private enum Line {
    static let condition = NSCondition()
  }

  /// Identity of the exploration that has the turn; guarded by `Line.condition`.
  private static let holder = Mutex<ObjectIdentifier?>(nil)

  private let waiting = Atomic(false)

  /// Whether its thread waits for another exploration, so that it makes no progress.
  var isWaiting: Bool { waiting.load(ordering: .relaxed) }

  /// Waits until no other exploration has the turn, and takes it.
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

  /// Returns the turn if this exploration has it; any thread may call this.
  func giveBack() {
    guard Self.holder.withLock({ $0 == ObjectIdentifier(self) }) else { return }
    Line.condition.lock()
    defer { Line.condition.unlock() }
    Self.holder.withLock { $0 = nil }
    Line.condition.broadcast()
  }
}
