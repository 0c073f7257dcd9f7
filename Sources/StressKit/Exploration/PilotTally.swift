/// The length of the longest pilot of a round.
struct PilotTally {
  /// The number of choices of the longest pilot.
  private(set) var longest = 0

  /// Adds a result.
  ///
  /// As in the totals, an iteration that left control does not count.
  mutating func add(_ result: IterationResult) {
    if !result.isUncontrolled { longest = max(longest, result.choices) }
  }
}

/// The knowledge from the pilots that ran last, so that they run once per round.
final class PilotMemory {
  private var pilots = 0..<0
  private var known = Knowledge()

  /// Keeps the result of iterations, if they are all pilots of a round.
  func keep(_ tally: PilotTally, of iterations: Range<Int>) {
    guard iterations == Rounds.pilots(for: iterations.lowerBound) else { return }
    pilots = iterations
    known = Knowledge(choices: tally.longest)
  }

  /// The knowledge from the pilots of a round, or nil if others ran last.
  func knowledge(of pilots: Range<Int>) -> Knowledge? { pilots == self.pilots ? known : nil }
}
