/// Turns engine time into what OTLP has: nanoseconds of Unix time, in decimal digits.
struct OTLPTime: Sendable {
  /// The Unix time of engine time zero, in nanoseconds.
  let epoch: Int

  /// Writes a time; one before 1970 or after what 63 bits hold is cut to that.
  func text(_ time: Int) -> String {
    let (sum, overflows) = epoch.addingReportingOverflow(time)
    return String(overflows ? .max : max(0, sum))
  }
}
