/// Limits of one minimization; they count, so that a slow machine finds the same.
package struct MinimizerLimits: Sendable {
  /// Replays of one minimization.
  package var replays: Int
  /// Steps of all its replays together: those of a livelock are as long as its step limit.
  package var steps: Int
  /// Replays that may crash: each costs a worker process, or in a test a thread.
  package var crashedReplays: Int
  /// Replays that may hang: each costs a watchdog's time.
  package var hungReplays: Int
  /// Replays of one part of the systematic search with up to one preemption.
  package var replaysPerPart = 150
  /// Replays that take stretches out of a schedule.
  package var replaysOfReduction = 400
  /// Replays that move the stops of a schedule without making it cheaper.
  package var replaysOfSettling = 150
  /// Replays in which an iteration that failed again is still looked at for one with fewer steps.
  package var furtherReplays = 24
  /// Candidates of one part that are put in order; those beyond it are not tried.
  package var candidatesPerPart = 20_000
  /// How many times as long as the iteration to minimize a replay may be.
  package var lengthFactor = 2
  /// So many steps more.
  package var lengthAllowance = 200

  /// Makes limits.
  ///
  /// - Parameters:
  ///   - replays: Of one minimization, at least 1.
  ///   - steps: Of all its replays together.
  ///   - crashed: Of its replays, those that may crash.
  ///   - hung: Of its replays, those that may hang.
  package init(
    replays: Int = 1_500,
    steps: Int = 500_000,
    crashed: Int = 48,
    hung: Int = 12
  ) {
    self.replays = replays
    self.steps = steps
    crashedReplays = crashed
    hungReplays = hung
  }
}
