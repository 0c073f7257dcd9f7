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
}
