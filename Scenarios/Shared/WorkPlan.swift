/// The plan of an attempt: its duration, its heartbeats and its end.
struct WorkPlan: Sendable {
  /// The action of a worker at the end of its work.
  enum Ending: Sendable {
    case completes
    case vanishes
    /// It releases the claim but continues.
    case givesBack
  }

  /// The duration of the work, in ticks.
  let ticks: Int
  /// The ticks between two heartbeats; 0 for no heartbeats.
  let beat: Int
  let ending: Ending

  /// Draws a plan; from a task's third attempt on the plan succeeds.
  ///
  /// - Parameters:
  ///   - number: The number of the attempt.
  ///   - lease: The duration of a lease in ticks; work and pauses are drawn around it.
  ///   - random: The source of random numbers.
  init(attempt number: Int, lease: Int, using random: inout some RandomNumberGenerator) {
    guard number <= 2 else {
      (ticks, beat, ending) = (1, 1, .completes)
      return
    }
    ticks = .random(in: 1...2 * lease, using: &random)
    beat = .random(in: 0...lease, using: &random)
    switch Int.random(in: 0..<6, using: &random) {
    case 0: ending = .vanishes
    case 1: ending = .givesBack
    default: ending = .completes
    }
  }
}
