/// Finds groups of elements that repeat without a gap.
enum Repetitions {
  /// The maximum length of a group.
  static let longestGroup = 8

  /// A group at the start of the rest of a list.
  struct Group: Equatable {
    var length: Int
    /// The number of consecutive repetitions.
    var times: Int
  }

  /// The shortest group that repeats often enough from a position.
  ///
  /// - Parameters:
  ///   - start: A position of the list.
  ///   - count: The list's length.
  ///   - fewest: The minimum number of repetitions, at least 2.
  ///   - same: Returns whether the elements at two positions are equal.
  /// - Returns: The group, or nil if there is none.
  /// - Complexity: O(number of repeated elements) for each length up to `longestGroup`.
  static func group(
    at start: Int,
    of count: Int,
    fewest: Int,
    _ same: (Int, Int) -> Bool
  ) -> Group? {
    for length in 1...longestGroup where start + length * fewest <= count {
      var end = start + length
      while end < count, same(end, end - length) { end += 1 }
      let times = (end - start) / length
      if times >= fewest { return Group(length: length, times: times) }
    }
    return nil
  }
}
