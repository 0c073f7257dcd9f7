import Synchronization

/// A clock that operations advance, so that a repeated sequence sees the same times.
///
/// Nothing sleeps on it.
final class SteppedClock: Clock {
  typealias Duration = Swift.Duration

  struct Instant: InstantProtocol {
    var offset: Swift.Duration = .zero

    func advanced(by duration: Swift.Duration) -> Self { Self(offset: offset + duration) }
    func duration(to other: Self) -> Swift.Duration { other.offset - offset }
    static func < (lhs: Self, rhs: Self) -> Bool { lhs.offset < rhs.offset }
  }

  private let time = Mutex(Instant())

  /// The time; a later reading is at least one nanosecond later.
  var now: Instant {
    time.withLock { time in
      defer { time = time.advanced(by: .nanoseconds(1)) }
      return time
    }
  }

  var minimumResolution: Swift.Duration { .nanoseconds(1) }

  /// Advances the clock.
  func advance(by duration: Swift.Duration) {
    time.withLock { $0 = $0.advanced(by: duration) }
  }

  func sleep(until deadline: Instant, tolerance: Swift.Duration?) async throws {
    preconditionFailure("The engine does not sleep.")
  }
}
