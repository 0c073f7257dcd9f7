/// Traces failing iterations, minimizes them and writes their evidence.
struct ViolationMaker {
  /// Limits for the first violation of each of the first invariants and kinds.
  static let limits = MinimizerLimits()
  /// The number of invariants and kinds with these limits; what breaks more has mostly one cause.
  static let fullSearches = 3
  /// Limits for the first violation of each further invariant and kind.
  static let laterLimits = MinimizerLimits(replays: 150, steps: 50_000, crashed: 12, hung: 3)
  /// Limits for each further violation that no known guide reproduces.
  static let furtherLimits = MinimizerLimits(replays: 100, steps: 30_000, crashed: 8, hung: 2)
  /// The same, for each of the further invariants and kinds.
  static let furtherLaterLimits = MinimizerLimits(replays: 8, steps: 5_000, crashed: 2, hung: 1)

  private struct Made {
    var violation: ViolationEvidence
    var file: FailureFile
    var guide: Guide?
    /// Whether as many others as get a full search were made before.
    var isLater: Bool
  }

  private let description: ScenarioDescription
  private let plan: IterationPlan
  private let explorer: Explorer
  private let invocation: Invocation
  /// Called before every replay of a minimization, with the failure's name and the number of replays.
  private let minimizing: (String, Int) -> Void
  /// The files of the requested violations, in the order of the requests.
  private(set) var files: [FailureFile] = []
  /// Iterations whose second run had another result.
  private(set) var unrepeated: Set<Int> = []
  private var outlined: [Int: TracedIteration] = [:]
  private let replays: ReplayMemory
  /// The file of the first failure of each invariant and kind, by name.
  private var made: [String: Made] = [:]

  init(
    of description: ScenarioDescription,
    plan: IterationPlan,
    explorer: Explorer,
    invocation: Invocation,
    minimizing: @escaping (String, Int) -> Void = { _, _ in }
  ) {
    self.description = description
    self.plan = plan
    self.explorer = explorer
    self.invocation = invocation
    self.minimizing = minimizing
    replays = ReplayMemory(explorer)
  }

  /// The violations of an invariant or a kind that the evidence lists.
  ///
  /// - Parameters:
  ///   - failures: All failures of that invariant or kind.
  ///   - invariant: The broken invariant, or nil for a failure of another kind.
  ///   - text: The text of the invariant or of the kind.
  /// - Returns: The listed failures in order; fewer if the user interrupts.
  /// - Throws: `ControlUnavailable` or `WorkerError`.
  mutating func violations(
    _ failures: ScenarioTally.Failures,
    invariant: String? = nil,
    text: String
  ) throws -> [ViolationEvidence] {
    guard let first = failures.first.first else { return [] }
    let found = FoundFailure(invariant: invariant, text: text, failure: first)
    var violations: [ViolationEvidence] = []
    do {
      if made[found.name] == nil { _ = try make(found) }
      guard let first = made[found.name] else { return [] }
      files.append(first.file)
      violations.append(first.violation)
      let limits = first.isLater ? Self.furtherLaterLimits : Self.furtherLimits
      var known = first.guide.map { [$0] } ?? []
      for failure in failures.first.dropFirst() {
        let target = FailureTarget(failure.result, invariant: invariant)
        let minimized = try minimize(failure.result, target, known, within: limits)
        if let guide = minimized?.guide, !known.contains(guide) { known.append(guide) }
        let traced = try minimized?.traced ?? trace(failure.result)
        violations.append(violation(failure, target, traced))
      }
    } catch is Interrupted {
      // List only the failures that were traced before the interruption.
    }
    return violations
  }

  /// Traces and minimizes the first failure of an invariant or a kind.
  ///
  /// - Parameter found: The failure.
  /// - Returns: Its file; not minimized if the user interrupts.
  /// - Throws: `ControlUnavailable` or `WorkerError`; `Interrupted` if there is no trace yet.
  mutating func make(_ found: FoundFailure) throws -> FailureFile {
    let result = found.failure.result
    let target = FailureTarget(result, invariant: found.invariant)
    // The original iteration, used if a search finds no better one or the user interrupts it.
    let own = try trace(result)
    var minimized: Minimized?
    let isLater = made.count >= Self.fullSearches
    do {
      minimized = try minimize(
        result,
        target,
        [],
        within: isLater ? Self.laterLimits : Self.limits
      )
    } catch is Interrupted {}
    let traced = minimized?.traced ?? own
    var violation = violation(found.failure, target, traced)
    let file = self.file(violation, traced, minimized?.summary, target, found.text)
    violation.file = file.path
    made[found.name] = Made(
      violation: violation,
      file: file,
      guide: minimized?.guide,
      isLater: isLater
    )
    return file
  }

  private func trace(_ result: IterationResult) throws -> TracedIteration {
    try explorer.trace(result.index)
  }

  private func violation(
    _ failure: ScenarioTally.Failure,
    _ target: FailureTarget,
    _ traced: TracedIteration
  ) -> ViolationEvidence {
    ViolationEvidence(
      iteration: failure.result.index,
      seed: failure.result.seed,
      expected: failure.expected,
      actual: failure.actual,
      fingerprint: Fingerprint.of(
        scenario: plan.scenario,
        failure: target.name,
        trace: traced.trace
      ),
      schedule: ScheduleText.text(of: traced.schedule),
      file: nil,
      replay: RerunText.of(
        plan,
        iteration: failure.result.index,
        standard: description.parameters,
        stepLimit: explorer.ownStepLimit,
        invocation: invocation
      )
    )
  }

  /// The iteration with the fewest preemptions that shows the same failure, or nil if a search is
  /// useless or the failure does not repeat.
  private mutating func minimize(
    _ result: IterationResult,
    _ target: FailureTarget,
    _ known: [Guide],
    within limits: MinimizerLimits
  ) throws -> Minimized? {
    let own = try outline(result)
    guard isMinimizable(own), target.isShown(by: own.result) else { return nil }
    let replays = replays
    let minimizing = minimizing
    var attempts = 0
    var minimizer = Minimizer(own, target: target, limits: limits) { guide, detail in
      attempts += 1
      minimizing(target.name, attempts)
      return try replays.attempt(result.index, guide, detail)
    }
    return try minimizer.minimize(trying: known)
  }

  /// Whether a search is useful: the choices must be known, and no event may have left control.
  private func isMinimizable(_ own: TracedIteration) -> Bool {
    let isKnown = !own.result.isLost || !own.outline.steps.isEmpty
    return isKnown && !own.result.isUncontrolled
  }

  private mutating func outline(_ result: IterationResult) throws -> TracedIteration {
    if let known = outlined[result.index] { return known }
    let again = try explorer.trace(result.index, detail: .outline)
    // If the iteration left control, the failure may be absent the next time; then there is nothing
    // to show.
    let failed = again.result.hasFailed == result.hasFailed
    if !failed || !result.repeats(again.result) { unrepeated.insert(result.index) }
    outlined[result.index] = again
    return again
  }

  private func file(
    _ violation: ViolationEvidence,
    _ traced: TracedIteration,
    _ minimization: MinimizationEvidence?,
    _ target: FailureTarget,
    _ text: String
  ) -> FailureFile {
    let claim = traced.result.broken.first { $0.id == target.invariant }
    let isInvariant = target.invariant != nil
    var plan = plan
    // The faults of an iteration that ended its process may be unknown; a replay then draws them
    // again.
    let isKnown = !traced.result.isLost || !traced.outline.steps.isEmpty
    if !description.faults.isEmpty, isKnown { plan.faults = traced.result.faults }
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
      minimization: minimization,
      schedule: violation.schedule,
      trace: traced.trace.stored,
      table: InterleavingTable(traced.trace).lines,
      replay: violation.replay
    )
  }
}
