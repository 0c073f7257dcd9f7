/// Minimum, maximum, sum and average of a number over iterations; all 0 without iterations.
package struct Aggregate: Codable, Equatable, Sendable {
  package var min: Int
  package var max: Int
  /// The sum; it saturates at the largest `Int`.
  package var sum: Int
  package var avg: Hundredths

  package init(min: Int = 0, max: Int = 0, sum: Int = 0, avg: Hundredths = Hundredths(0)) {
    self.min = min
    self.max = max
    self.sum = sum
    self.avg = avg
  }

  /// The aggregate of some numbers.
  /// - Parameter numbers: The numbers, in any order.
  package init(_ numbers: some Sequence<Int>) {
    var tally = Tally()
    for number in numbers { tally.add(number) }
    self = tally.aggregate
  }
}
