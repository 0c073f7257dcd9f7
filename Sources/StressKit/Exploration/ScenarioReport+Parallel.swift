extension ScenarioReport {
  /// The report of a scenario that was not run under control.
  ///
  /// - Parameters:
  ///   - scenario: The scenario.
  ///   - plan: What its iterations have in common.
  init(unexplored scenario: any Scenario.Type, plan: IterationPlan) {
    let description = scenario.description
    let tally = ScenarioTally(description)
    let evidence = ScenarioEvidence(
      name: description.name,
      objective: description.objective,
      verdict: .inconclusive,
      reasons: [],
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
          verdict: .inconclusive,
          checked: 0,
          violated: 0,
          violations: []
        )
      },
      failures: [],
      witnesses: description.witnesses.map {
        .init(id: $0.id, description: $0.text, hits: 0)
      },
      escapes: [:],
      faults: tally.faultEvidence
    )
    self.init(evidence: evidence, failures: [])
  }

  /// The same report with what real threads have shown.
  ///
  /// A failure there fails the scenario. Where control has decided, real threads that could say nothing
  /// change nothing; where nothing else was run, theirs is the verdict.
  ///
  /// - Parameters:
  ///   - report: What real threads have shown.
  ///   - tally: What they came to.
  /// - Returns: The report of both.
  func adding(_ report: ParallelReport, _ tally: ParallelTally) -> ScenarioReport {
    var evidence = evidence
    evidence.parallel = report.evidence
    let isAlone = evidence.iterations == 0
    if report.evidence.verdict == .failed {
      evidence.verdict = .failed
    } else if isAlone {
      let unseen = tally.results.unseenWitnesses
      evidence.reasons = report.evidence.reasons + unseen
      evidence.verdict = evidence.reasons.isEmpty ? .passed : .inconclusive
    }
    let broken = Set(report.evidence.findings.map(\.id))
    for position in evidence.invariants.indices {
      if broken.contains(evidence.invariants[position].id) {
        evidence.invariants[position].verdict = .failed
      } else if isAlone, report.evidence.verdict != .inconclusive, tally.results.checked > 0 {
        evidence.invariants[position].verdict = .passed
      }
    }
    let known = Set(failures.map(\.path))
    return ScenarioReport(
      evidence: evidence,
      failures: failures + report.failures.filter { !known.contains($0.path) }
    )
  }
}
