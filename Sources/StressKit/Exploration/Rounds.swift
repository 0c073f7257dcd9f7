/// The division of iterations into rounds; strategies learn only between rounds.
enum Rounds {
  /// The number of iterations at the start of a round that measure the length of the scenario.
  static let pilots = 8
  /// The number of iterations per round.
  static let size = 256

  /// Whether an iteration is a pilot.
  static func isPilot(_ iteration: Int) -> Bool { iteration % size < pilots }

  /// The pilots of the round of an iteration.
  static func pilots(for iteration: Int) -> Range<Int> {
    let start = iteration / size * size
    return start..<start + pilots
  }

  /// The parts of a range: the pilots of a round, the rest of the round, and so on.
  ///
  /// - Parameter iterations: The requested iterations.
  /// - Returns: The non-empty ranges, in order.
  /// - Complexity: O(number of rounds).
  static func parts(of iterations: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = iterations.lowerBound
    while start < iterations.upperBound {
      let pilots = pilots(for: start)
      let end = isPilot(start) ? pilots.upperBound : pilots.lowerBound + size
      parts.append(start..<min(end, iterations.upperBound))
      start = parts[parts.count - 1].upperBound
    }
    return parts
  }
}
