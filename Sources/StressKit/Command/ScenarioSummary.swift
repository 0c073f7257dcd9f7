/// The lines on the terminal about a scenario after its end.
struct ScenarioSummary {
  /// The largest number of printed violations of a scenario; the evidence lists more.
  private static let shown = 10
  /// The largest number of printed violations of one invariant.
  private static let shownOfOne = 3

  private let evidence: ScenarioEvidence
  private let measurement: MeasuredEvidence.ScenarioMeasurement
  private let failures: [FailureFile]
  private let parallel: ParallelSummary?
  private let folder: String
  private let times: ScenarioTimes

  /// Prepares the summary of a scenario that was explored.
  ///
  /// - Parameters:
  ///   - measured: The result under control.
  ///   - parallel: The result on real threads, or nil.
  ///   - folder: The folder of the evidence.
  ///   - times: The duration of the scenario and its position in the run.
  init(_ measured: Measured, parallel: ParallelReport?, folder: String, times: ScenarioTimes) {
    evidence = measured.report.evidence
    failures = measured.report.failures
    measurement = measured.measurement
    self.parallel = parallel.map { ParallelSummary(evidence: $0.evidence, folder: folder) }
    self.folder = folder
    self.times = times
  }

  /// The verdict under control, or `failed on real threads` if it failed only there.
  private var verdict: String {
    let isFailed = evidence.verdict != .failed && parallel?.evidence.verdict == .failed
    return isFailed ? ParallelSummary.failed : evidence.verdict.rawValue
  }

  /// Writes the lines.
  func write(to console: Console) {
    let parts = [
      "\(verdict)  \(evidence.name): \(counted(evidence.iterations, "iteration"))",
      evidence.failuresText,
      counted(evidence.interleavings.distinct, "distinct interleaving"),
      evidence.invariantsText,
      "\(measurement.iterationsPerSecond) iterations/s",
      times.text,
    ]
    let remark = evidence.remark.map { " (\($0))" } ?? ""
    console.line(parts.compactMap { $0 }.joined(separator: ", ") + remark)
    for reason in evidence.reasons { console.line("  \(reason)") }
    var left = Self.shown
    for invariant in evidence.invariants where invariant.violated > 0 {
      console.line(
        "  \(invariant.id) broken in \(invariant.violated) of \(invariant.checked): "
          + invariant.description
      )
      show(invariant.violations, of: invariant.violated, &left, console)
    }
    for failure in evidence.failures {
      console.line("  \(failure.kind.rawValue) in \(failure.iterations) of \(evidence.iterations)")
      show(failure.violations, of: failure.iterations, &left, console)
    }
    if let parallel {
      console.line("  on real threads: \(parallel.evidence.verdict.rawValue), \(parallel.counts)")
      for line in parallel.details(console.invocation) { console.line("    \(line)") }
    }
    for file in failures.prefix(1) {
      let path = "\(folder)/\(file.path)".shellWord
      console.line("  replay: \(console.invocation.typed) replay \(path)")
    }
  }

  private func show(
    _ violations: [ViolationEvidence],
    of count: Int,
    _ left: inout Int,
    _ console: Console
  ) {
    let shown = violations.prefix(min(left, Self.shownOfOne))
    for violation in shown {
      console.line(
        "    iteration \(violation.iteration): expected \(violation.expected), "
          + "found \(violation.actual)"
      )
    }
    left -= shown.count
    if shown.count < count { console.line("    \(count - shown.count) more, not shown here") }
  }
}
