/// Durations in microseconds, counted in buckets whose width is at most 1/16 of their values.
///
/// Its memory does not depend on the number of durations.
struct DurationHistogram: Sendable {
  private static let subBuckets = 16
  private var counts = [Int](repeating: 0, count: 64 * subBuckets)
  private var tally = Tally()

  /// Adds a duration.
  /// - Parameter microseconds: The duration, at least 0.
  mutating func add(_ microseconds: Int) {
    counts[Self.bucket(microseconds)] += 1
    tally.add(microseconds)
  }

  /// The distribution of the durations so far; percentiles are upper ends of buckets, at most the
  /// maximum.
  var distribution: MeasuredEvidence.Distribution {
    let all = tally.aggregate
    return MeasuredEvidence.Distribution(
      min: Self.milliseconds(all.min),
      max: Self.milliseconds(all.max),
      sum: Self.milliseconds(all.sum),
      avg: Hundredths(all.sum, dividedBy: 1_000 * tally.count),
      p50: Self.milliseconds(percentile(50, all.max)),
      p95: Self.milliseconds(percentile(95, all.max)),
      p99: Self.milliseconds(percentile(99, all.max))
    )
  }

  private static func milliseconds(_ microseconds: Int) -> Hundredths {
    Hundredths(microseconds, dividedBy: 1_000)
  }

  private func percentile(_ percent: Int, _ most: Int) -> Int {
    let wanted = (tally.count * percent + 99) / 100
    var seen = 0
    for (bucket, count) in counts.enumerated() where count > 0 {
      seen += count
      if seen >= wanted { return min(Self.upperEnd(bucket), most) }
    }
    return 0
  }

  private static func bucket(_ value: Int) -> Int {
    let value = max(0, value)
    guard value >= subBuckets else { return value }
    let exponent = Int.bitWidth - 1 - value.leadingZeroBitCount - 4
    return (exponent + 1) * subBuckets + (value >> exponent) - subBuckets
  }

  private static func upperEnd(_ bucket: Int) -> Int {
    guard bucket >= subBuckets else { return bucket }
    let exponent = bucket / subBuckets - 1
    return ((bucket % subBuckets + subBuckets + 1) << exponent) - 1
  }
}
