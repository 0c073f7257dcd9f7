/// How a phase of an iteration came to rest.
enum Ending: Sendable {
  case finished
  case threw(any Error)
  /// Nothing was ready and no timer was set, but the operation had not returned.
  case deadlocked
  /// The step limit was reached.
  case exceededSteps
  /// The strategy gave up: a replay could not follow its recording.
  case gaveUp
}
