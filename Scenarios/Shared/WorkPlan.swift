/// How an attempt is worked at: for how long, with how many signs of life, and how that ends.
struct WorkPlan: Sendable {
  /// What a worker does when its time is over.
  enum Ending: Sendable {
    case completes
    case vanishes
    /// It gives the claim back, and goes on all the same.
    case givesBack
  }

  /// How long the work takes.
  let ticks: Int
  /// How many ticks lie between two heartbeats; 0 for none at all.
  let beat: Int
  let ending: Ending

  /// Draws a plan; from a task's third attempt on it is one that succeeds.
  ///
  /// - Parameters:
  ///   - number: The number of the attempt.
  ///   - lease: How many ticks a claim stands; work and pauses are drawn around it.
  ///   - random: Where it is drawn from.
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
