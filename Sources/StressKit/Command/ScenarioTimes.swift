/// How long a scenario took, and which of the run it is.
struct ScenarioTimes {
  /// Real time with searches and minimizations.
  let elapsed: Duration
  /// Such as `3 of 24`.
  let position: String

  /// Both, such as `12.3 s (3 of 24)`.
  var text: String { "\(elapsed.seconds) (\(position))" }
}
