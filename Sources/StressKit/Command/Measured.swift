/// A scenario's report with its measurement.
struct Measured {
  var report: ScenarioReport
  var measurement: MeasuredEvidence.ScenarioMeasurement
  var isComplete: Bool
}
