/// Limits of one minimization; they are counts, so the result does not depend on the machine's
/// speed.
package struct MinimizerLimits: Sendable {
  /// The largest number of replays.
  package var replays: Int
  /// The largest number of steps of all replays together; a livelock takes its whole step limit.
  package var steps: Int
  /// The largest number of replays that crash; each costs a worker process, or a thread in a test.
  package var crashedReplays: Int
  /// The largest number of replays that hang; each takes the watchdog's time.
  package var hungReplays: Int
  /// The largest number of replays in one part of the systematic search with up to one preemption.
  package var replaysPerPart = 150
  /// The largest number of replays that remove stretches from a schedule.
  package var replaysOfReduction = 400
  /// The largest number of replays that move the stops of a schedule without making it cheaper.
  package var replaysOfSettling = 150
  /// The number of replays after a success in which the search looks for fewer steps.
  package var furtherReplays = 24
  /// The largest number of candidates of one part; further ones are not tried.
  package var candidatesPerPart = 20_000
  /// A replay may have this multiple of the original iteration's steps, plus `lengthAllowance`.
  package var lengthFactor = 2
  /// The number of steps that a replay may have beyond `lengthFactor`.
  package var lengthAllowance = 200

  /// Makes limits.
  ///
  /// - Parameters:
  ///   - replays: The largest number of replays, at least 1.
  ///   - steps: The largest number of steps of all replays together.
  ///   - crashed: The largest number of replays that crash.
  ///   - hung: The largest number of replays that hang.
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
