/// The duration of a scenario and its position in the run.
struct ScenarioTimes {
  /// The real time, including searches and minimizations.
  let elapsed: Duration
  /// The position, such as `3 of 24`.
  let position: String

  /// Both, such as `12.3 s (3 of 24)`.
  var text: String { "\(elapsed.seconds) (\(position))" }
}
