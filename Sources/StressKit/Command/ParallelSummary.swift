/// The lines on the terminal about one scenario on real threads.
struct ParallelSummary {
  let evidence: ParallelScenarioEvidence
  /// The folder of the evidence.
  let folder: String

  /// The first words of the line of a scenario, or of a run, that failed only on real threads.
  static let failed = "failed on real threads"

  /// The verdict as the first words of a line.
  var verdict: String { "\(evidence.verdict.rawValue) on real threads" }

  /// The numbers of iterations.
  var counts: String {
    let unfinished = evidence.unfinished
    return "\(evidence.failed) of \(evidence.iterations) iterations failed"
      + (unfinished > 0 ? ", \(unfinished) did not end in time" : "")
  }

  /// The reasons, the failures, and the command that runs a failure again.
  ///
  /// - Parameter invocation: How to start the command.
  /// - Returns: The lines without line ends.
  func details(_ invocation: Invocation) -> [String] {
    evidence.reasons + evidence.failures.flatMap { lines(of: $0, invocation) }
  }

  private func lines(
    of failure: ParallelFailureEvidence,
    _ invocation: Invocation
  ) -> [String] {
    let count = "\(failure.iterations) of \(evidence.iterations)"
    var lines = ["\(failure.id) in \(count): \(failure.description)"]
    guard let first = failure.occurrences.first else { return lines }
    lines.append(
      "  iteration \(first.iteration): expected \(first.expected), found \(first.actual)"
    )
    lines.append("  \(failure.search.outcome)")
    if let file = failure.search.violation?.file {
      let path = "\(folder)/\(file)".shellWord
      lines.append("  replay: \(invocation.typed) replay \(path)")
    } else if !failure.search.isReproduced {
      lines.append("  run it on real threads again: \(invocation.typed(first.rerun))")
    }
    return lines
  }
}
