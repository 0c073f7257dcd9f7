/// A histogram of durations.
public struct LatencyHistogram: Sendable, Equatable {
  /// The inclusive upper bounds of the buckets, in milliseconds; the last bucket has no bound.
  public static let bounds: [Int] = [1, 5, 10, 50, 100, 500, 1_000, 5_000, 10_000]

  /// The number of durations in each bucket: one bucket more than there are bounds.
  public private(set) var bucketCounts: [Int] = [Int](repeating: 0, count: bounds.count + 1)

  /// The number of durations.
  public private(set) var count: Int = 0

  /// The sum of all durations, in milliseconds.
  public private(set) var sum: Double = 0

  /// Creates an empty histogram.
  public init() {}

  /// Adds a duration.
  ///
  /// - Parameter nanoseconds: The duration, in nanoseconds.
  public mutating func add(nanoseconds: Int) {
    let bucket = Self.bounds.firstIndex { nanoseconds <= $0 * 1_000_000 } ?? Self.bounds.count
    bucketCounts[bucket] += 1
    count += 1
    sum += Double(nanoseconds) / 1_000_000
  }
}
