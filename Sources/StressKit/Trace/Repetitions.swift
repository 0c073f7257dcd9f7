/// Finds groups that follow each other several times.
enum Repetitions {
  /// The longest group that is looked for.
  static let longestGroup = 8

  /// A group at the start of the rest of a list.
  struct Group: Equatable {
    var length: Int
    /// How often it stands there in a row.
    var times: Int
  }

  /// The shortest group that stands at a position often enough.
  ///
  /// - Parameters:
  ///   - start: A position of the list.
  ///   - count: The list's length.
  ///   - fewest: Times from which on a group is wanted, at least 2.
  ///   - same: Whether two positions hold the same.
  /// - Returns: The group, or nil.
  /// - Complexity: O(length of what is repeated) for each length up to `longestGroup`.
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
