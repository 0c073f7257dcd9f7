/// How many durations were how long.
public struct LatencyHistogram: Sendable, Equatable {
  /// Up to how many milliseconds a bucket reaches, that number included; a last bucket has no end.
  public static let bounds: [Int] = [1, 5, 10, 50, 100, 500, 1_000, 5_000, 10_000]

  /// How many durations there were in each bucket: one more than there are bounds.
  public private(set) var bucketCounts: [Int] = [Int](repeating: 0, count: bounds.count + 1)

  /// How many durations there were.
  public private(set) var count: Int = 0

  /// How long all of them were together, in milliseconds.
  public private(set) var sum: Double = 0

  /// Creates a histogram of nothing.
  public init() {}

  /// Counts a duration.
  ///
  /// - Parameter nanoseconds: How long it was.
  public mutating func add(nanoseconds: Int) {
    let bucket = Self.bounds.firstIndex { nanoseconds <= $0 * 1_000_000 } ?? Self.bounds.count
    bucketCounts[bucket] += 1
    count += 1
    sum += Double(nanoseconds) / 1_000_000
  }
}
