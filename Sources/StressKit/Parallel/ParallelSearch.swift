/// The controlled search for one failure of real threads.
struct ParallelSearch {
  /// The largest number of controlled schedules per search.
  static let limit = 1_024
  /// The smallest number of iterations in the printed command that repeats a run on real threads.
  static let rerunIterations = 1_000

  /// The invariant or the kind of failure.
  let id: String
  let scenario: any Scenario.Type
  let plan: IterationPlan
  /// The iteration on real threads whose data and faults are used.
  let inputs: Int
  let workers: WorkerSource
  let invocation: Invocation

  /// Searches, unless the same failure was already found under control.
  ///
  /// - Parameters:
  ///   - explored: Totals of the iterations under control, or nil if there were none.
  ///   - shouldStop: Whether to end before the limit.
  /// - Returns: The result, and the failure under control.
  /// - Throws: `UsageError` or `WorkerError`.
  func run(
    explored: ScenarioTally?,
    shouldStop: () -> Bool
  ) throws -> (ParallelSearchEvidence, FailureFile?) {
    if let explored, names.contains(where: explored.hasFailed) {
      let outcome = "fails under control too"
      return (
        .init(schedules: explored.iterations, isReproduced: true, outcome: outcome), nil
      )
    }
    var plan = plan
    plan.inputs = inputs
    let explorer: Explorer
    do { explorer = try Explorer(scenario, plan, workers: workers) } catch let error
      as ControlUnavailable
    {
      return (notSeen("not looked for under control: \(error)", schedules: 0), nil)
    }
    var isFound = false
    let tally = try explorer.explore(0..<Self.limit) { result in
      isFound = names.contains(where: result.hasFailed)
      return !isFound && !shouldStop()
    }
    guard isFound else { return (notSeen(in: tally), nil) }
    let report = try ScenarioReport(
      tally,
      plan: plan,
      explorer: explorer,
      invocation: invocation
    )
    let file = report.failures.first { file in
      names.contains { $0 == file.invariant || $0 == file.kind?.rawValue }
    }
    var violation = names.lazy.compactMap { report.evidence.violations(of: $0).first }.first
    violation?.file = file?.path(in: EvidenceFolder.parallelFailures)
    let outcome = "seen again under control, in another schedule of the same inputs"
    return (
      .init(
        schedules: tally.iterations,
        isReproduced: true,
        outcome: outcome,
        violation: violation
      ), file
    )
  }

  /// The names of this failure under control.
  ///
  /// Under control, an iteration that waits forever is a deadlock.
  private var names: [String] {
    id == FailureKind.hung.rawValue ? [id, FailureKind.deadlock.rawValue] : [id]
  }

  private func notSeen(in tally: ScenarioTally) -> ParallelSearchEvidence {
    let count = tally.iterations
    guard count < Self.limit else {
      let text = "not seen again in \(count) controlled schedules with the same inputs"
      return notSeen(text, schedules: count)
    }
    let why =
      tally.hasLostTooMany ? "too many of them crashed or hung" : "the run was stopped"
    let text =
      "not seen again in \(count) of \(Self.limit) controlled schedules with the same inputs, "
      + "then \(why)"
    return notSeen(text, schedules: count)
  }

  private func notSeen(_ text: String, schedules: Int) -> ParallelSearchEvidence {
    let outcome = "failed on real threads; \(text)"
    return .init(schedules: schedules, isReproduced: false, outcome: outcome)
  }
}

extension ScenarioTally {
  /// Whether any iteration broke an invariant of this name, or failed with a kind of this name.
  fileprivate func hasFailed(_ id: String) -> Bool {
    broken[id] != nil || failures.keys.contains { $0.rawValue == id }
  }
}

extension IterationResult {
  fileprivate func hasFailed(_ id: String) -> Bool {
    broken.contains { $0.id == id } || failure?.kind.rawValue == id
  }
}

extension ScenarioEvidence {
  fileprivate func violations(of id: String) -> [ViolationEvidence] {
    invariants.first { $0.id == id }?.violations
      ?? failures.first { $0.kind.rawValue == id }?.violations ?? []
  }
}
