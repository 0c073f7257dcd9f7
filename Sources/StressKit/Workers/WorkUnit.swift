/// A range of iterations that one worker process runs in a row.
struct WorkUnit: Equatable, Sendable {
  /// The iterations that are still to run.
  var iterations: Range<Int>
  /// Whether they are second runs, made to check that iterations repeat.
  var isTwin = false
  /// The number of the worker that did the first run; another one must do the second run.
  var notBy: Int?

  /// Iterations per unit: enough to make the cost of the pipe small, few enough to keep all workers
  /// busy until the end.
  static let size = 16

  /// Iterations of the first units of a plan.
  static let smallest = 2
}
