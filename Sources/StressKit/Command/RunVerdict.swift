/// The verdict of a run, from the results under control and on real threads.
struct RunVerdict {
  /// The totals under control, or nil if nothing was explored.
  let explored: EvidenceSummary?
  /// The results of the scenarios that were explored.
  let scenarios: [ScenarioEvidence]
  /// The totals on real threads, or nil if nothing was run on them.
  let parallel: ParallelEvidence.Summary?
  /// Whether everything that was requested was run.
  let isComplete: Bool
  /// The selected scenarios that were not run, with the reason.
  let notRun: [(name: String, reason: String)]

  /// Makes the verdict from the results of a run.
  ///
  /// - Parameters:
  ///   - results: The results of all scenarios that were run.
  ///   - mode: The requested modes.
  init(_ results: RunLoop.Results, mode: RunMode) {
    let isParallelComplete = !mode.isParallel || results.isParallelComplete
    isComplete = results.isComplete && isParallelComplete
    notRun = results.notRun
    scenarios = results.measured.map(\.report.evidence)
    explored =
      mode.explores
      ? EvidenceSummary(of: scenarios, isComplete: results.isComplete) : nil
    parallel =
      mode.isParallel
      ? .init(of: results.parallel.map(\.evidence), isComplete: results.isParallelComplete) : nil
  }

  /// Whether the run failed on real threads but not under control.
  var failsOnRealThreadsAlone: Bool { parallel?.verdict == .failed && explored?.verdict != .failed }

  /// The exit status.
  ///
  /// If there is a verdict under control, an inconclusive one on real threads does not change the
  /// status.
  var status: ExitStatus {
    if parallel?.verdict == .failed { return .violation }
    guard let explored else { return ExitStatus(parallel?.verdict ?? .inconclusive) }
    return explored.verdict == .passed && !isComplete ? .inconclusive : ExitStatus(explored.verdict)
  }
}
