/// Evidence of one scenario, and the files of its failures.
package struct ScenarioReport {
  package let evidence: ScenarioEvidence
  /// One for each broken invariant and each kind of failure: the first iteration of each.
  package let failures: [FailureFile]

  init(evidence: ScenarioEvidence, failures: [FailureFile]) {
    self.evidence = evidence
    self.failures = failures
  }

  /// Makes the report of a run.
  ///
  /// Every listed violation is run once more, traced, for its schedule and its fingerprint.
  ///
  /// - Parameters:
  ///   - tally: What the iterations came to.
  ///   - plan: What they have in common.
  ///   - explorer: Ran them.
  ///   - invocation: Starts the commands that the report records.
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

  /// Makes the report of a run whose first failures may have been looked at already.
  ///
  /// - Parameters:
  ///   - tally: What the iterations came to.
  ///   - plan: What they have in common.
  ///   - maker: Traces and minimizes the listed violations.
  /// - Throws: `ControlUnavailable` or `WorkerError`.
  init(_ tally: ScenarioTally, plan: IterationPlan, _ maker: inout ViolationMaker) throws {
    maker.knowledge = tally.knowledge
    let description = tally.description
    let invariants = try description.invariants.map { invariant in
      let broken = tally.broken[invariant.id] ?? ScenarioTally.Failures()
      return InvariantEvidence(
        id: invariant.id,
        shape: invariant.shape?.rawValue,
        description: invariant.text,
        verdict: Verdict(violated: broken.count, checked: tally.checked),
        checked: tally.checked,
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
