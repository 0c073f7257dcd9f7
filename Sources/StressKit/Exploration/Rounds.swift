/// How iteration numbers are divided into rounds; only between rounds may anything be learned.
enum Rounds {
  /// Iterations that measure how long a scenario is, at the start of the first round.
  static let pilots = 8
  /// Iterations of a round.
  static let size = 256

  /// The parts in which a range is run: the pilots, the rest of the first round, and so on.
  ///
  /// - Parameter iterations: The iterations that are asked for.
  /// - Returns: Ranges in order, none empty.
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
