/// Measures for how long a watched thread has run or been blocked without a step.
///
/// Time in which a runnable thread waits for a processor does not count, because on a busy machine
/// a step is slow, not stuck.
struct Stillness {
  private static let clock = ContinuousClock()

  private let watch: Watch
  private var beat: UInt64
  private var processorTime: Duration
  private var lastLook: ContinuousClock.Instant
  /// The time without a step.
  private(set) var duration = Duration.zero

  /// Begins to measure.
  /// - Parameter watch: The handle of the driving thread.
  init(of watch: Watch) {
    self.watch = watch
    beat = watch.record.beat
    processorTime = watch.processorTime
    lastLook = Self.clock.now
  }

  /// Takes another measurement.
  ///
  /// If the thread should have made a step since the last measurement and has not, it may use every
  /// processor from now on.
  ///
  /// - Parameters:
  ///   - isExpected: Whether the thread has nothing to do, or waits for its turn.
  ///   - longest: The most that one call adds for a blocked thread. A late call does not know
  ///     whether the thread was blocked all the time.
  mutating func look(isExpected: Bool, longest: Duration) {
    let (now, used, present) = (Self.clock.now, watch.processorTime, watch.record.beat)
    if isExpected || present != beat {
      duration = .zero
    } else {
      watch.letMove()
      duration += watch.isBlocked ? min(now - lastLook, longest) : used - processorTime
    }
    (beat, processorTime, lastLook) = (present, used, now)
  }

  /// Sets the time to zero.
  mutating func reset() { duration = .zero }
}
