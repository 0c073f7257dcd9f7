/// Time limits for one iteration on real threads.
struct ParallelLimits {
  /// The time that an iteration may take before it counts as slow.
  var time: Duration
  /// The time in which nothing runs or can run, after which an iteration has hung.
  var watchdog: Duration
}
