/// The evidence of one scenario, with the files of its failures.
package struct ScenarioReport {
  package let evidence: ScenarioEvidence
  /// The first failure of each broken invariant and of each kind.
  package let failures: [FailureFile]

  init(evidence: ScenarioEvidence, failures: [FailureFile]) {
    self.evidence = evidence
    self.failures = failures
  }

  /// Makes the report of a run.
  ///
  /// Every listed violation runs once more, traced, to get its schedule and its fingerprint.
  ///
  /// - Parameters:
  ///   - tally: The totals of the iterations.
  ///   - plan: The plan of the iterations.
  ///   - explorer: The explorer that ran them.
  ///   - invocation: How to start the commands that the report records.
  /// - Throws: `ControlUnavailable` or `WorkerError`.
  package init(
    _ tally: ScenarioTally,
    plan: IterationPlan,
    explorer: Explorer,
    invocation: Invocation = .standard
  ) throws {
    var maker = ViolationMaker(
      of: tally.description,
      plan: plan,
      explorer: explorer,
      invocation: invocation
    )
    try self.init(tally, plan: plan, &maker)
  }

  /// Makes the report of a run; its first failures may be traced already.
  ///
  /// - Parameters:
  ///   - tally: The totals of the iterations.
  ///   - plan: The plan of the iterations.
  ///   - maker: Traces and minimizes the listed violations.
  /// - Throws: `ControlUnavailable` or `WorkerError`.
  init(_ tally: ScenarioTally, plan: IterationPlan, _ maker: inout ViolationMaker) throws {
    let description = tally.description
    let invariants = try description.invariants.map { invariant in
      let broken = tally.broken[invariant.id] ?? ScenarioTally.Failures()
      let checked =
        invariant.time == .anyTime ? tally.checked : tally.checkedInVirtualTime
      return InvariantEvidence(
        id: invariant.id,
        shape: invariant.shape?.rawValue,
        description: invariant.text,
        verdict: Verdict(violated: broken.count, checked: checked),
        checked: checked,
        violated: broken.count,
        violations: try maker.violations(broken, invariant: invariant.id, text: invariant.text)
      )
    }
    let kinds = try FailureKind.allCases.compactMap { kind in
      try tally.failures[kind].map { failures in
        FailureEvidence(
          kind: kind,
          iterations: failures.count,
          violations: try maker.violations(failures, text: kind.text)
        )
      }
    }
    var reasons = tally.reasons
    reasons += maker.unrepeated.sorted().map {
      "iteration \($0) failed once but not when it was run again"
    }
    evidence = ScenarioEvidence(
      name: description.name,
      objective: description.objective,
      verdict: tally.verdict,
      reasons: reasons,
      remark: tally.coverage.remark,
      parameters: plan.parameters,
      stepLimit: plan.stepLimit,
      iterations: tally.iterations,
      interleavings: .init(distinct: tally.distinct),
      steps: tally.steps.aggregate,
      choices: tally.choices.aggregate,
      metrics: tally.metrics.mapValues(\.aggregate),
      invariants: invariants,
      failures: kinds,
      witnesses: description.witnesses.map { witness in
        .init(
          id: witness.id,
          description: witness.text,
          hits: tally.witnessHits[witness.id] ?? 0
        )
      },
      escapes: tally.escapes,
      faults: tally.faultEvidence
    )
    failures = maker.files
  }
}
