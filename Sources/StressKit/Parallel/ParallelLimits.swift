/// Time limits for one iteration on real threads.
struct ParallelLimits {
  /// The time that an iteration may take before it counts as slow.
  var time: Duration
  /// The time in which nothing runs or can run, after which an iteration has hung.
  var watchdog: Duration
}

extension ParallelLimits {
  /// The number of watchdog times after which an iteration counts as slow: more than one, so that a hang
  /// is seen as such even if a busy machine delays the iteration first.
  private static let patience = 4

  /// Makes the limits of a run.
  /// - Parameter watchdog: The time after which a still iteration has hung.
  init(watchdog: Duration) {
    self.init(time: watchdog * Self.patience, watchdog: watchdog)
  }
}
