/// A scenario's report with what it cost.
struct Measured {
  var report: ScenarioReport
  var measurement: MeasuredEvidence.ScenarioMeasurement
  var isComplete: Bool
}
