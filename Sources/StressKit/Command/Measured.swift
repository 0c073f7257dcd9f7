/// A scenario's report with its measurement.
struct Measured {
  var report: ScenarioReport
  var measurement: MeasuredEvidence.ScenarioMeasurement
  var isComplete: Bool
}

extension Measured {
  /// The entry of a scenario that was selected and not run.
  ///
  /// - Parameters:
  ///   - scenario: The scenario.
  ///   - options: The options of the run.
  ///   - reason: The reason why it was not run.
  init(notRun scenario: any Scenario.Type, _ options: RunOptions, because reason: String) {
    let plan = options.plan(for: scenario, defect: options.defect, seed: options.seed)
    report = ScenarioReport(notRun: scenario, plan: plan, because: reason)
    measurement = .init(
      name: scenario.name,
      iterations: 0,
      elapsedMilliseconds: 0,
      duration: DurationHistogram().distribution,
      iterationsPerSecond: 0,
      stepsPerSecond: 0
    )
    isComplete = false
  }
}
