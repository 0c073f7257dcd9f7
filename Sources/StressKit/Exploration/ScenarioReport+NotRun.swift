extension ScenarioReport {
  /// The report of a scenario that was selected and not run.
  ///
  /// - Parameters:
  ///   - scenario: The scenario.
  ///   - plan: The plan of its iterations.
  ///   - reason: The reason why it was not run.
  init(notRun scenario: any Scenario.Type, plan: IterationPlan, because reason: String) {
    let description = scenario.description
    let tally = ScenarioTally(description)
    let evidence = ScenarioEvidence(
      name: description.name,
      objective: description.objective,
      verdict: .inconclusive,
      reasons: ["not run: \(reason)"],
      parameters: plan.parameters,
      stepLimit: plan.stepLimit,
      iterations: 0,
      interleavings: .init(distinct: 0),
      steps: Aggregate(),
      choices: Aggregate(),
      metrics: tally.metrics.mapValues(\.aggregate),
      invariants: description.invariants.map {
        InvariantEvidence(
          id: $0.id,
          shape: $0.shape?.rawValue,
          description: $0.text,
          verdict: Verdict(violated: 0, checked: 0),
          checked: 0,
          violated: 0,
          violations: []
        )
      },
      failures: [],
      witnesses: description.witnesses.map { .init(id: $0.id, description: $0.text, hits: 0) },
      escapes: [:],
      faults: tally.faultEvidence
    )
    self.init(evidence: evidence, failures: [])
  }
}
