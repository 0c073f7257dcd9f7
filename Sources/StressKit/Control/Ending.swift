/// How a phase of an iteration ended.
enum Ending: Sendable {
  case finished
  case threw(any Error)
  /// Nothing was ready and no timer was set, but the operation had not returned.
  case deadlocked
  /// The step limit was reached.
  case exceededSteps
  /// The strategy ended the phase: a replay could not make a recorded choice.
  case gaveUp
}
