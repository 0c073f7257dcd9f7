import Synchronization

/// A clock that the test advances; nothing sleeps on it.
final class HandClock: Clock {
  typealias Duration = Swift.Duration

  struct Instant: InstantProtocol {
    var offset: Swift.Duration = .zero

    func advanced(by duration: Swift.Duration) -> Self { Self(offset: offset + duration) }
    func duration(to other: Self) -> Swift.Duration { other.offset - offset }
    static func < (lhs: Self, rhs: Self) -> Bool { lhs.offset < rhs.offset }
  }

  private let hands = Mutex(Instant())

  var now: Instant { hands.withLock { $0 } }
  var minimumResolution: Swift.Duration { .nanoseconds(1) }

  func advance(by duration: Swift.Duration) {
    hands.withLock { $0 = $0.advanced(by: duration) }
  }

  func sleep(until deadline: Instant, tolerance: Swift.Duration?) async throws {
    preconditionFailure("The engine does not sleep.")
  }
}
