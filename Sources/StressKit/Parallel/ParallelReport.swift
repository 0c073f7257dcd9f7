/// Evidence of what real threads have shown, once control has been asked for the same.
package struct ParallelReport {
  /// Schedules in which a failure of real threads is looked for under control.
  package static let retryLimit = 1_024

  package private(set) var evidence: ParallelEvidence
  package let measurement: ParallelMeasurement
  /// Failures that control has found again.
  package private(set) var failures: [FailureFile] = []

  /// Makes the report of a run, and looks for every failure under control.
  ///
  /// A search takes data and faults of the first iteration that failed so, and varies the schedule.
  ///
  /// - Parameters:
  ///   - tally: What real threads came to.
  ///   - scenario: The scenario that was run.
  ///   - plan: That of the iterations under control.
  ///   - explored: What those came to, or nil when there were none.
  ///   - workers: Where a search is run.
  ///   - shouldStop: Whether a search is to end before its limit.
  /// - Throws: `UsageError` or `WorkerError`; without control there is a report that says so.
  package init(
    _ tally: ParallelTally,
    of scenario: any Scenario.Type,
    plan: IterationPlan,
    explored: ScenarioTally?,
    workers: WorkerSource = .inProcess,
    shouldStop: () -> Bool = { false }
  ) throws {
    measurement = tally.measurement
    evidence = ParallelEvidence(
      iterations: tally.asked,
      verdict: tally.verdict,
      reasons: tally.reasons,
      findings: []
    )
    for (id, first) in Self.failures(of: tally.results) {
      if let explored, explored.hasFailed(id) {
        evidence.findings.append(.init(id: id, outcome: "fails under control too"))
        continue
      }
      var plan = plan
      plan.inputs = first.result.index
      let search = Search(id: id, scenario: scenario, plan: plan, workers: workers)
      let (finding, file) = try search.run(shouldStop)
      evidence.findings.append(finding)
      if let file { failures.append(file) }
    }
  }

  /// The first iteration of each sort of failure, invariants first.
  private static func failures(of tally: ScenarioTally) -> [(String, ScenarioTally.Failure)] {
    let invariants = tally.description.invariants.map { ($0.id, tally.broken[$0.id]) }
    let kinds = FailureKind.allCases.map { ($0.rawValue, tally.failures[$0]) }
    return (invariants + kinds).compactMap { id, failures in
      failures?.first.first.map { (id, $0) }
    }
  }

  /// The search under control for one failure of real threads.
  private struct Search {
    let id: String
    let scenario: any Scenario.Type
    /// With the inputs of the iteration that failed on real threads.
    let plan: IterationPlan
    let workers: WorkerSource

    func run(_ shouldStop: () -> Bool) throws -> (ParallelEvidence.Finding, FailureFile?) {
      let explorer: Explorer
      do { explorer = try Explorer(scenario, plan, workers: workers) } catch let error
        as ControlUnavailable
      {
        return (.init(id: id, outcome: "not looked for under control: \(error)"), nil)
      }
      var isFound = false
      let tally = try explorer.explore(0..<ParallelReport.retryLimit) { result in
        isFound = result.hasFailed(id)
        return !isFound && !shouldStop()
      }
      guard isFound else {
        let outcome =
          """
          not found under control in \(tally.iterations) schedules with the same inputs: \
          it needs what control cannot see yet, such as a race between two locks inside one step
          """
        return (.init(id: id, outcome: outcome), nil)
      }
      let report = try ScenarioReport(tally, plan: plan, explorer: explorer)
      let file = report.failures.first { $0.invariant == id || $0.kind?.rawValue == id }
      let outcome = "found again under control, in another schedule of the same inputs"
      let violation = report.evidence.violations(of: id).first
      return (.init(id: id, outcome: outcome, violation: violation), file)
    }
  }
}

extension ScenarioTally {
  /// Whether an invariant was broken, or an iteration failed in a way.
  ///
  /// - Parameter id: The invariant or the kind.
  /// - Returns: Whether any iteration did.
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
