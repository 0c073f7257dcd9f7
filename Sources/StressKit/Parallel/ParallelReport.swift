/// The evidence of one scenario on real threads, with a controlled search for each of its failures.
package struct ParallelReport {
  package private(set) var evidence: ParallelScenarioEvidence
  /// Failures that were reproduced under control.
  package private(set) var failures: [FailureFile] = []
  /// False if the run was interrupted or ran out of budget.
  package let isComplete: Bool

  /// Makes the report of a run, and searches for every failure under control.
  ///
  /// A search uses data and faults of the first iteration with the failure, and varies the
  /// schedule.
  ///
  /// - Parameters:
  ///   - tally: Totals of the iterations on real threads.
  ///   - scenario: The scenario that was run.
  ///   - plan: The plan of the iterations under control.
  ///   - explored: Totals of the iterations under control, or nil if there were none. Then a
  ///     witness that was never seen makes the verdict inconclusive.
  ///   - workers: Where a search runs.
  ///   - invocation: How to start the commands that the report records.
  ///   - shouldStop: Whether a search should end before its limit.
  /// - Throws: `UsageError` or `WorkerError`. If control is unavailable, the report says so.
  package init(
    _ tally: ParallelTally,
    of scenario: any Scenario.Type,
    plan: IterationPlan,
    explored: ScenarioTally?,
    workers: WorkerSource = .inProcess,
    invocation: Invocation = .standard,
    shouldStop: () -> Bool = { false }
  ) throws {
    isComplete = !tally.wasStopped
    evidence = ParallelScenarioEvidence(tally, plan: plan, isAlone: explored == nil)
    for failed in Self.failures(of: tally.results) {
      let search = ParallelSearch(
        id: failed.id,
        scenario: scenario,
        plan: plan,
        inputs: plan.inputs ?? failed.failures.first[0].result.index,
        workers: workers,
        invocation: invocation
      )
      let (result, file) = try search.run(explored: explored, shouldStop: shouldStop)
      if let file { failures.append(file) }
      evidence.failures.append(
        ParallelFailureEvidence(
          id: failed.id,
          description: failed.text,
          iterations: failed.failures.count,
          occurrences: failed.failures.first.map {
            ParallelOccurrence(
              $0,
              plan: plan,
              asked: tally.asked,
              tally.results.description,
              invocation
            )
          },
          search: result
        )
      )
    }
  }

  /// The failures that occurred: invariants first, then kinds.
  private static func failures(
    of tally: ScenarioTally
  ) -> [(id: String, text: String, failures: ScenarioTally.Failures)] {
    let invariants = tally.description.invariants.map { ($0.id, $0.text, tally.broken[$0.id]) }
    let kinds = FailureKind.allCases.map { ($0.rawValue, $0.text, tally.failures[$0]) }
    return (invariants + kinds).compactMap { id, text, failures in failures.map { (id, text, $0) } }
  }
}

extension ParallelScenarioEvidence {
  /// Totals of a run, without its failures.
  fileprivate init(_ tally: ParallelTally, plan: IterationPlan, isAlone: Bool) {
    let description = tally.results.description
    let reasons = tally.reasons + (isAlone ? tally.results.unseenWitnesses : [])
    self.init(
      name: description.name,
      objective: description.objective,
      verdict: Verdict(failures: tally.results.failedIterations, reasons: reasons),
      reasons: reasons,
      parameters: plan.parameters,
      asked: tally.asked,
      iterations: tally.results.iterations,
      failed: tally.results.failedIterations,
      unfinished: tally.unfinished,
      invariants: description.invariants.map { invariant in
        let violated = tally.results.broken[invariant.id]?.count ?? 0
        let checked = invariant.time == .anyTime ? tally.results.checked : 0
        return InvariantTotals(
          id: invariant.id,
          description: invariant.text,
          verdict: Verdict(violated: violated, checked: checked),
          checked: checked,
          violated: violated
        )
      },
      failures: [],
      measurement: tally.measurement
    )
  }
}

extension ParallelOccurrence {
  /// Copies the data of one failing iteration.
  fileprivate init(
    _ failure: ScenarioTally.Failure,
    plan: IterationPlan,
    asked: Int,
    _ description: ScenarioDescription,
    _ invocation: Invocation
  ) {
    let result = failure.result
    let inputs = plan.inputs ?? result.index
    self.init(
      iteration: result.index,
      seed: result.seed,
      inputs: inputs,
      expected: failure.expected,
      actual: failure.actual,
      faults: result.faults,
      records: result.records,
      stuck: result.stuck,
      rerun: RerunText.onRealThreads(
        plan,
        inputs: inputs,
        iterations: max(asked, ParallelSearch.rerunIterations),
        standard: description.parameters,
        invocation: invocation
      )
    )
  }
}
