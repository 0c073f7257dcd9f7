/// What the iterations of a scenario have come to on real threads.
package struct ParallelTally: Sendable {
  /// Failures, witnesses and metrics; no steps, since nothing was scheduled.
  package private(set) var results: ScenarioTally
  /// Iterations that were asked for.
  package let asked: Int
  package var elapsed = Duration.zero
  /// Why some iterations say nothing, one sentence each.
  package private(set) var unfinished: [String] = []
  private var histogram = DurationHistogram()

  package init(_ description: ScenarioDescription, asked: Int) {
    results = ScenarioTally(description)
    self.asked = asked
  }

  /// Takes one more iteration into account.
  mutating func add(_ result: IterationResult) {
    results.add(result)
    if let reason = result.inconclusive { unfinished.append(reason) }
    histogram.add(result.microseconds ?? 0)
  }

  /// Why nothing more than this can be said, one sentence each; empty when all was seen.
  ///
  /// A witness that was not seen is no reason: real threads enter a window when they happen to.
  package var reasons: [String] {
    if wasStopped { return ["stopped before its \(asked) iterations were run"] }
    return unfinished.map { $0 + " of real time" }
  }

  /// Whether the run was interrupted or ran out of budget.
  package var wasStopped: Bool { unfinished.isEmpty && results.iterations < asked }

  /// What real threads say.
  package var verdict: Verdict {
    if results.failedIterations > 0 { return .failed }
    return reasons.isEmpty ? .passed : .inconclusive
  }

  /// All that differs from run to run.
  var measurement: ParallelMeasurement {
    var violations = results.broken.mapValues(\.count)
    for (kind, failures) in results.failures { violations[kind.rawValue] = failures.count }
    let description = results.description
    return ParallelMeasurement(
      iterations: results.iterations,
      failed: results.failedIterations,
      unfinished: unfinished.count,
      elapsedMilliseconds: elapsed.wholeMilliseconds,
      duration: histogram.distribution,
      violations: violations,
      metrics: results.metrics.mapValues(\.aggregate),
      witnesses: Dictionary(
        description.witnesses.map { ($0.id, results.witnessHits[$0.id] ?? 0) }
      ) { first, _ in first },
      faults: results.faults.mapValues { $0.values.reduce(0, +) }
    )
  }
}
