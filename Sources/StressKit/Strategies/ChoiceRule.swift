/// A rule for all choices of a strategy, which the scheduler applies without asking at every step.
package enum ChoiceRule: Sendable {
  /// No rule: the scheduler asks the strategy at every step.
  case asked
  /// The loop takes the entry that has been ready for longest.
  case first
  /// The loop takes each entry with equal probability, like `SeededRandom` with this state.
  case random(state: UInt64)
}
