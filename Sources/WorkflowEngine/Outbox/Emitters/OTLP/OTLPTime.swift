/// Converts engine time to OTLP time: nanoseconds of Unix time, in decimal digits.
struct OTLPTime: Sendable {
  /// The Unix time of engine time zero, in nanoseconds.
  let epoch: Int

  /// Converts a time; the result is clamped to 0...`Int.max`.
  func text(_ time: Int) -> String {
    let (sum, overflows) = epoch.addingReportingOverflow(time)
    return String(overflows ? .max : max(0, sum))
  }
}
