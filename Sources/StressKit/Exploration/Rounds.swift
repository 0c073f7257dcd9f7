/// The division of iterations into rounds; strategies learn only between rounds.
enum Rounds {
  /// The number of iterations at the start that measure the length of a scenario.
  static let pilots = 8
  /// The number of iterations per round.
  static let size = 256

  /// The parts of a range: the pilots, the rest of the first round, and so on.
  ///
  /// - Parameter iterations: The requested iterations.
  /// - Returns: The non-empty ranges, in order.
  /// - Complexity: O(number of rounds).
  static func parts(of iterations: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = iterations.lowerBound
    while start < iterations.upperBound {
      let end = start < pilots ? pilots : (start / size + 1) * size
      parts.append(start..<min(end, iterations.upperBound))
      start = parts[parts.count - 1].upperBound
    }
    return parts
  }
}
