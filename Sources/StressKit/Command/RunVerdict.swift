/// The verdict of a run: that of the evidence, and that of real threads beside it.
struct RunVerdict {
  /// Under control, or nil if nothing was explored.
  let explored: EvidenceSummary?
  /// The scenarios that were explored.
  let scenarios: [ScenarioEvidence]
  /// On real threads, or nil if nothing was run on them.
  let parallel: ParallelEvidence.Summary?
  /// Whether everything that was asked for was run.
  let isComplete: Bool
  /// Scenarios that were selected and not run, with the reason.
  let notRun: [(name: String, reason: String)]

  /// Sums up the results of a run.
  ///
  /// - Parameters:
  ///   - results: Results of all scenarios that were run.
  ///   - mode: The modes that were asked for.
  init(_ results: RunLoop.Results, mode: RunMode) {
    let isParallelComplete = !mode.isParallel || results.isParallelComplete
    isComplete = results.isComplete && isParallelComplete
    scenarios = results.measured.map(\.report.evidence)
    notRun = results.notRun
    explored =
      mode.explores
      ? EvidenceSummary(of: scenarios, isComplete: results.isComplete) : nil
    parallel =
      mode.isParallel
      ? .init(of: results.parallel.map(\.evidence), isComplete: results.isParallelComplete) : nil
  }

  /// Whether real threads failed and control did not.
  var failsOnRealThreadsAlone: Bool { parallel?.verdict == .failed && explored?.verdict != .failed }

  /// The exit status.
  ///
  /// Real threads without a verdict change nothing if control has one.
  var status: ExitStatus {
    if parallel?.verdict == .failed { return .violation }
    guard let explored else { return ExitStatus(parallel?.verdict ?? .inconclusive) }
    return explored.verdict == .passed && !isComplete ? .inconclusive : ExitStatus(explored.verdict)
  }
}
