/// What a strategy comes to where the loop can do it without asking at every step.
package enum ChoiceRule: Sendable {
  /// The strategy is asked at every step.
  case asked
  /// The entry that has been ready for longest.
  case first
  /// Each entry with equal probability, drawn as `SeededRandom` draws from this state.
  case random(state: UInt64)
}
