/// Iterations that one worker process runs in a row.
struct WorkUnit: Equatable, Sendable {
  /// What is left of it.
  var iterations: Range<Int>
  /// Whether these are second runs.
  var isTwin = false
  /// The worker whose first run a second one must not follow, by number.
  var notBy: Int?

  /// Iterations of a unit: enough to keep the pipe from mattering, few enough for an even end.
  static let size = 16

  /// Cuts a range into units.
  ///
  /// - Parameter range: Iterations of one round.
  /// - Returns: Units in order, none empty.
  /// - Complexity: O(length of the range).
  static func units(of range: Range<Int>) -> [WorkUnit] {
    stride(from: range.lowerBound, to: range.upperBound, by: size).map { start in
      WorkUnit(iterations: start..<min(start + size, range.upperBound))
    }
  }
}
