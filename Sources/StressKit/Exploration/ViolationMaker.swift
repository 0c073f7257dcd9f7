/// Traces failing iterations, minimizes them and writes down what they show.
struct ViolationMaker {
  /// Replays for the first violation of an invariant or a kind.
  static let limits = MinimizerLimits()
  /// Replays for each further one that no known guide reproduces.
  static let furtherLimits = MinimizerLimits(replays: 100, steps: 30_000, crashed: 8, hung: 2)

  let tally: ScenarioTally
  let plan: IterationPlan
  let explorer: Explorer
  var files: [FailureFile] = []
  /// Iterations whose second run came to something else.
  var unrepeated: Set<Int> = []
  private var outlined: [Int: TracedIteration] = [:]
  private let replays: ReplayMemory

  init(tally: ScenarioTally, plan: IterationPlan, explorer: Explorer) {
    self.tally = tally
    self.plan = plan
    self.explorer = explorer
    replays = ReplayMemory(explorer, tally.knowledge)
  }

  mutating func violations(
    _ failures: ScenarioTally.Failures,
    invariant: String? = nil,
    text: String
  ) throws -> [ViolationEvidence] {
    var known: [Guide] = []
    return try failures.first.enumerated().map { position, failure in
      let target = FailureTarget(failure.result, invariant: invariant)
      let minimized = try minimize(
        failure.result,
        target,
        known,
        within: position == 0 ? Self.limits : Self.furtherLimits
      )
      if let guide = minimized.guide, !known.contains(guide) { known.append(guide) }
      var violation = ViolationEvidence(
        iteration: failure.result.index,
        seed: failure.result.seed,
        expected: failure.expected,
        actual: failure.actual,
        fingerprint: Fingerprint.of(
          scenario: plan.scenario,
          failure: target.name,
          trace: minimized.traced.trace
        ),
        schedule: ScheduleText.text(of: minimized.traced.schedule),
        file: nil,
        replay: RerunText.of(
          plan,
          iteration: failure.result.index,
          standard: tally.description.parameters,
          stepLimit: explorer.ownStepLimit
        )
      )
      if position == 0 {
        let file = self.file(violation, minimized, target, text)
        violation.file = file.path
        files.append(file)
      }
      return violation
    }
  }

  /// The iteration with the fewest preemptions that shows the same; as it is where it does not repeat.
  private mutating func minimize(
    _ result: IterationResult,
    _ target: FailureTarget,
    _ known: [Guide],
    within limits: MinimizerLimits
  ) throws -> (traced: TracedIteration, guide: Guide?, summary: MinimizationEvidence?) {
    let own = try outline(result)
    if isMinimizable(own), target.isShown(by: own.result) {
      let replays = replays
      var minimizer = Minimizer(own, target: target, limits: limits) { guide, detail in
        try replays.attempt(result.index, guide, detail)
      }
      if let minimized = try minimizer.minimize(trying: known) {
        return (minimized.traced, minimized.guide, minimized.summary)
      }
    }
    return (try explorer.trace(result.index, knowledge: tally.knowledge), nil, nil)
  }

  /// Whether a search makes sense: the choices must be known, and the iteration must follow them.
  private func isMinimizable(_ own: TracedIteration) -> Bool {
    let isKnown = !own.result.isLost || !own.outline.steps.isEmpty
    return isKnown && !own.result.isUncontrolled
  }

  private mutating func outline(_ result: IterationResult) throws -> TracedIteration {
    if let known = outlined[result.index] { return known }
    let again = try explorer.trace(result.index, detail: .outline, knowledge: tally.knowledge)
    // What left control may hold the next time: then there is nothing to show.
    let failed = again.result.hasFailed == result.hasFailed
    if !failed || !result.repeats(again.result) { unrepeated.insert(result.index) }
    outlined[result.index] = again
    return again
  }

  private func file(
    _ violation: ViolationEvidence,
    _ minimized: (traced: TracedIteration, guide: Guide?, summary: MinimizationEvidence?),
    _ target: FailureTarget,
    _ text: String
  ) -> FailureFile {
    let traced = minimized.traced
    let claim = traced.result.broken.first { $0.id == target.invariant }
    let isInvariant = target.invariant != nil
    var plan = plan
    // The faults of an iteration that ended its process may be unknown: they are drawn again.
    let isKnown = !traced.result.isLost || !traced.outline.steps.isEmpty
    if !tally.description.faults.isEmpty, isKnown { plan.faults = traced.result.faults }
    return FailureFile(
      plan: plan,
      iteration: violation.iteration,
      seed: violation.seed,
      build: BuildInfo.build,
      toolchain: BuildInfo.toolchain,
      invariant: target.invariant,
      kind: isInvariant ? nil : target.kind,
      description: text,
      expected: claim?.expected ?? violation.expected,
      actual: claim?.actual ?? (isInvariant ? nil : traced.result.failure?.detail)
        ?? violation.actual,
      fingerprint: violation.fingerprint,
      digest: traced.result.digest,
      minimization: minimized.summary,
      schedule: violation.schedule,
      trace: traced.trace.stored,
      table: InterleavingTable(traced.trace).lines,
      replay: violation.replay
    )
  }
}
