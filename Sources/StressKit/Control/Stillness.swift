/// Measures for how long a watched thread has run, or has been blocked, without a step.
///
/// The time that a runnable thread waits for a processor does not count: a busy machine makes a step slow,
/// not stuck.
struct Stillness {
  private static let clock = ContinuousClock()

  private let watch: Watch
  private var beat: UInt64
  private var processorTime: Duration
  private var lastLook: ContinuousClock.Instant
  /// How long nothing has moved.
  private(set) var duration = Duration.zero

  /// Begins to measure.
  /// - Parameter watch: On the thread that drives iterations.
  init(of watch: Watch) {
    self.watch = watch
    beat = watch.record.beat
    processorTime = watch.processorTime
    lastLook = Self.clock.now
  }

  /// Takes another measurement.
  ///
  /// - Parameters:
  ///   - isExpected: Whether the thread has nothing to do, or waits for its turn.
  ///   - longest: The most that a blocked thread is charged for one look: a look that comes late says
  ///     nothing about the time before.
  mutating func look(isExpected: Bool, longest: Duration) {
    let (now, used, present) = (Self.clock.now, watch.processorTime, watch.record.beat)
    if isExpected || present != beat {
      duration = .zero
    } else {
      duration += watch.isBlocked ? min(now - lastLook, longest) : used - processorTime
    }
    (beat, processorTime, lastLook) = (present, used, now)
  }

  /// Begins again, for the same thread.
  mutating func reset() { duration = .zero }
}
