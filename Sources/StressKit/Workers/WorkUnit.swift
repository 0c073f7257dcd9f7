/// A range of iterations that one worker process runs in a row.
struct WorkUnit: Equatable, Sendable {
  /// The iterations that are still to run.
  var iterations: Range<Int>
  /// The interval between second runs, or nil for first runs, which are all iterations of the range.
  ///
  /// Second runs check that iterations repeat; only the multiples of the interval run again.
  var twinInterval: Int?
  /// The number of the worker that did the first run; another one must do the second run.
  var notBy: Int?

  /// Whether these are second runs.
  var isTwin: Bool { twinInterval != nil }

  /// The most iterations per unit.
  ///
  /// A message costs as much as several short iterations, so units are as long as their division
  /// among the workers allows.
  static let largest = 256

  /// The iterations of a last unit: few enough to keep all workers busy until the end.
  static let last = 16

  /// Iterations of the first units of a plan.
  static let smallest = 2
}
