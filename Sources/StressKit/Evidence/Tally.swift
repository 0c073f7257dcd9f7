/// Collects numbers for an aggregate.
package struct Tally: Sendable {
  private var smallest = Int.max
  private var largest = Int.min
  private var sum = 0
  package private(set) var count = 0

  package init() {}

  /// Adds a number.
  /// - Parameter number: The number.
  package mutating func add(_ number: Int) {
    smallest = Swift.min(smallest, number)
    largest = Swift.max(largest, number)
    let (total, overflow) = sum.addingReportingOverflow(number)
    sum = overflow ? (number > 0 ? .max : .min) : total
    count += 1
  }

  /// The aggregate of the numbers so far.
  package var aggregate: Aggregate {
    guard count > 0 else { return Aggregate() }
    return Aggregate(
      min: smallest,
      max: largest,
      sum: sum,
      avg: Hundredths(sum, dividedBy: count)
    )
  }
}
