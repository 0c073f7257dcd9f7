/// Time as the engine stamps it: nanoseconds since the engine was opened.
struct EngineClock: Sendable {
  /// Reads the clock; never before zero, never beyond what an integer holds.
  let now: @Sendable () -> Int

  /// Starts to count now; without a clock, time stands still at zero.
  init(_ clock: (any Clock<Duration>)?) {
    if let clock { now = Self.reader(clock) } else { now = { 0 } }
  }

  private static func reader<C: Clock>(_ clock: C) -> @Sendable () -> Int
  where C.Duration == Duration {
    let start = clock.now
    return { nanoseconds(start.duration(to: clock.now)) }
  }

  /// Converts a duration; one that is too long or negative is cut to what fits.
  static func nanoseconds(_ duration: Duration) -> Int {
    guard duration > .zero else { return 0 }
    let (seconds, attoseconds) = duration.components
    let (scaled, isTooLong) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, isTooLongByFraction) = scaled.addingReportingOverflow(attoseconds / 1_000_000_000)
    return isTooLong || isTooLongByFraction ? .max : Int(clamping: sum)
  }
}
