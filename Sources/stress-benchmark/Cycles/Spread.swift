/// The minimum, median and maximum of several measurements.
struct Spread: Codable, Sendable {
  let min: Int
  let median: Int
  let max: Int

  /// Sorts some measurements.
  ///
  /// - Parameter values: The measurements; at least one.
  /// - Complexity: O(*n* log *n*), where *n* is the number of measurements.
  init(_ values: [Int]) {
    let sorted = values.sorted()
    min = sorted[0]
    median = sorted[sorted.count / 2]
    max = sorted[sorted.count - 1]
  }
}
