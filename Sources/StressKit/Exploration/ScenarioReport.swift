/// Evidence of one scenario, and the files of its failures.
package struct ScenarioReport {
  package let evidence: ScenarioEvidence
  /// One for each broken invariant and each kind of failure: the first iteration of each.
  package let failures: [FailureFile]

  /// Makes the report of a run.
  ///
  /// Every listed violation is run once more, traced, for its schedule and its fingerprint.
  ///
  /// - Parameters:
  ///   - tally: What the iterations came to.
  ///   - plan: What they have in common.
  ///   - explorer: Ran them.
  package init(_ tally: ScenarioTally, plan: IterationPlan, explorer: Explorer) {
    var maker = ViolationMaker(tally: tally, plan: plan, explorer: explorer)
    let description = tally.description
    let invariants = description.invariants.map { invariant in
      let broken = tally.broken[invariant.id] ?? ScenarioTally.Failures()
      return InvariantEvidence(
        id: invariant.id,
        description: invariant.text,
        verdict: broken.count > 0 ? .failed : tally.checked > 0 ? .passed : .inconclusive,
        checked: tally.checked,
        violated: broken.count,
        violations: maker.violations(broken, invariant: invariant.id, text: invariant.text)
      )
    }
    let kinds = FailureKind.allCases.compactMap { kind in
      tally.failures[kind].map { failures in
        FailureEvidence(
          kind: kind,
          iterations: failures.count,
          violations: maker.violations(failures, kind: kind, text: kind.text)
        )
      }
    }
    var reasons = tally.reasons
    reasons += maker.unrepeated.sorted().map {
      "the violation of iteration \($0) did not happen again when it was traced"
    }
    evidence = ScenarioEvidence(
      name: description.name,
      objective: description.objective,
      verdict: tally.verdict,
      reasons: reasons,
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
      escapes: tally.escapes
    )
    failures = maker.files
  }
}

/// Traces failing iterations and writes down what they show.
private struct ViolationMaker {
  let tally: ScenarioTally
  let plan: IterationPlan
  let explorer: Explorer
  var files: [FailureFile] = []
  /// Iterations whose second run came to something else.
  var unrepeated: Set<Int> = []
  private var traced: [Int: TracedIteration] = [:]

  init(tally: ScenarioTally, plan: IterationPlan, explorer: Explorer) {
    self.tally = tally
    self.plan = plan
    self.explorer = explorer
  }

  mutating func violations(
    _ failures: ScenarioTally.Failures,
    invariant: String? = nil,
    kind: FailureKind? = nil,
    text: String
  ) -> [ViolationEvidence] {
    failures.first.enumerated().map { position, failure in
      let traced = trace(failure.result)
      let cause = invariant ?? kind?.rawValue ?? ""
      var violation = ViolationEvidence(
        iteration: failure.result.index,
        seed: failure.result.seed,
        expected: failure.expected,
        actual: failure.actual,
        fingerprint: Fingerprint.of(
          scenario: plan.scenario,
          failure: cause,
          trace: traced.trace
        ),
        schedule: ScheduleText.text(of: traced.schedule),
        file: nil,
        replay: RerunText.of(
          plan,
          iteration: failure.result.index,
          standard: tally.description.parameters,
          stepLimit: explorer.ownStepLimit
        )
      )
      if position == 0 {
        let file = self.file(violation, traced, invariant: invariant, kind: kind, text: text)
        violation.file = file.path
        files.append(file)
      }
      return violation
    }
  }

  private mutating func trace(_ result: IterationResult) -> TracedIteration {
    if let known = traced[result.index] { return known }
    let again = explorer.trace(result.index, knowledge: tally.knowledge)
    if !result.repeats(again.result) { unrepeated.insert(result.index) }
    traced[result.index] = again
    return again
  }

  private func file(
    _ violation: ViolationEvidence,
    _ traced: TracedIteration,
    invariant: String?,
    kind: FailureKind?,
    text: String
  ) -> FailureFile {
    FailureFile(
      plan: plan,
      iteration: violation.iteration,
      seed: violation.seed,
      build: BuildInfo.build,
      toolchain: BuildInfo.toolchain,
      invariant: invariant,
      kind: kind,
      description: text,
      expected: violation.expected,
      actual: violation.actual,
      fingerprint: violation.fingerprint,
      digest: traced.result.digest,
      schedule: violation.schedule,
      trace: traced.trace,
      table: InterleavingTable(traced.trace).lines,
      replay: violation.replay
    )
  }
}
