/// A rule for all choices of a strategy, which the scheduler applies without asking at every step.
package enum ChoiceRule: Sendable {
  /// No rule: the scheduler asks the strategy at every step.
  case asked
  /// The loop takes the entry that has been ready for longest.
  case first
  /// Each entry with equal probability, drawn in the same way as by `SeededRandom` from this state.
  case random(state: UInt64)
}
