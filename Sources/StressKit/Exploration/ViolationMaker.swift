/// Traces failing iterations and writes down what they show.
struct ViolationMaker {
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
  ) throws -> [ViolationEvidence] {
    try failures.first.enumerated().map { position, failure in
      let traced = try trace(failure.result)
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

  private mutating func trace(_ result: IterationResult) throws -> TracedIteration {
    if let known = traced[result.index] { return known }
    let again = try explorer.trace(result.index, knowledge: tally.knowledge)
    // What left control may hold the next time: then there is nothing to show.
    let failed = again.result.hasFailed == result.hasFailed
    if !failed || !result.repeats(again.result) { unrepeated.insert(result.index) }
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
    var plan = plan
    // Of an iteration that ended its process nothing may be known: its faults are drawn again.
    let isLost = kind == .crashed || kind == .hung
    if !tally.description.faults.isEmpty, !isLost { plan.faults = traced.result.faults }
    return FailureFile(
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
