/// Limits of real time for one iteration on real threads.
struct ParallelLimits {
  /// Time that an iteration may take before it is slow.
  var time: Duration
  /// Time in which nothing runs, and nothing can run, before an iteration has hung.
  var watchdog: Duration
}
