/// Time as a ledger stamps it: nanoseconds for which it has been open, over all its openings.
struct EngineClock: Sendable {
  /// Reads the clock; never before zero, never beyond what an integer holds.
  let now: @Sendable () -> Int

  /// Starts to count now; without a clock, time stands still.
  ///
  /// - Parameters:
  ///   - clock: What time is read from.
  ///   - origin: The time that it is now.
  init(_ clock: (any Clock<Duration>)?, from origin: Int = 0) {
    if let clock { now = Self.reader(clock, from: origin) } else { now = { origin } }
  }

  private static func reader<C: Clock>(_ clock: C, from origin: Int) -> @Sendable () -> Int
  where C.Duration == Duration {
    let start = clock.now
    return {
      let (sum, overflows) = origin.addingReportingOverflow(
        nanoseconds(start.duration(to: clock.now))
      )
      return overflows ? .max : sum
    }
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
