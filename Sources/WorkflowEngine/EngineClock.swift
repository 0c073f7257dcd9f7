/// The ledger's time: nanoseconds during which it has been open, summed over all its openings.
struct EngineClock: Sendable {
  /// Reads the clock, in nanoseconds; at least 0, at most `Int.max`.
  let now: @Sendable () -> Int

  /// Starts to count now; without a clock, the time never changes.
  ///
  /// - Parameters:
  ///   - clock: The clock to read.
  ///   - origin: The current time, in nanoseconds.
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

  /// Converts a duration; negative or very long ones are clamped.
  static func nanoseconds(_ duration: Duration) -> Int {
    guard duration > .zero else { return 0 }
    let (seconds, attoseconds) = duration.components
    let (scaled, isTooLong) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, isTooLongByFraction) = scaled.addingReportingOverflow(attoseconds / 1_000_000_000)
    return isTooLong || isTooLongByFraction ? .max : Int(clamping: sum)
  }
}
