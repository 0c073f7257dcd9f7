/// A scenario's report with what it cost.
struct Measured {
  var report: ScenarioReport
  var measurement: MeasuredEvidence.ScenarioMeasurement
  var isComplete: Bool

  init(
    report: ScenarioReport,
    measurement: MeasuredEvidence.ScenarioMeasurement,
    isComplete: Bool
  ) {
    self.report = report
    self.measurement = measurement
    self.isComplete = isComplete
  }

  /// What there is of a scenario that is not run under control.
  init(unexplored scenario: any Scenario.Type, _ options: RunOptions) {
    let plan = options.plan(for: scenario, defect: options.defect, seed: options.seed)
    report = ScenarioReport(unexplored: scenario, plan: plan)
    measurement = .init(
      name: scenario.name,
      iterations: 0,
      elapsedMilliseconds: 0,
      duration: DurationHistogram().distribution,
      iterationsPerSecond: 0,
      stepsPerSecond: 0
    )
    isComplete = true
  }
}
