/// The results of a scenario's iterations on real threads.
package struct ParallelTally: Sendable {
  /// Iterations in a row without a result after which a scenario is not run any further: each costs the
  /// watchdog's time.
  private static let slowLimit = 8
  /// Iterations without a result whose reasons are listed; all are counted.
  private static let listedReasons = 10

  /// Failures, witnesses and metrics; no steps, since nothing was scheduled.
  package private(set) var results: ScenarioTally
  /// Iterations that were asked for.
  package let asked: Int
  package var elapsed = Duration.zero
  /// Iterations that did not end in time and have no result.
  package private(set) var unfinished = 0
  /// Reasons of the first of them, a sentence each.
  private var unfinishedReasons: [String] = []
  private var slowInARow = 0
  private var histogram = DurationHistogram()

  package init(_ description: ScenarioDescription, asked: Int) {
    results = ScenarioTally(description)
    self.asked = asked
  }

  /// Takes one more iteration into account.
  mutating func add(_ result: IterationResult) {
    results.add(result)
    if let reason = result.inconclusive {
      unfinished += 1
      slowInARow += 1
      if unfinishedReasons.count < Self.listedReasons { unfinishedReasons.append(reason) }
    } else {
      slowInARow = 0
    }
    histogram.add(result.microseconds ?? 0)
  }

  /// Reasons for no verdict, a sentence each; empty if every iteration has a result.
  ///
  /// A witness that was not seen is no reason: real threads enter a window by chance.
  package var reasons: [String] {
    var reasons = unfinishedReasons
    let more = unfinished - unfinishedReasons.count
    if more > 0 { reasons.append("\(counted(more, "more iteration")) did not end in time") }
    let run = results.iterations
    if run < asked {
      let why =
        results.hasLostTooMany
        ? ", because too many of them crashed or hung"
        : slowInARow >= Self.slowLimit ? ", because the last \(slowInARow) did not end in time" : ""
      reasons.append("stopped after \(run) of \(asked) iterations\(why)")
    }
    return reasons
  }

  /// Whether more iterations would take too long, because so many crashed, hung or did not end in time.
  var shouldStop: Bool { results.hasLostTooMany || slowInARow >= Self.slowLimit }

  /// Whether the run was interrupted or ran out of budget.
  package var wasStopped: Bool { results.iterations < asked && !shouldStop }

  /// The verdict of real threads.
  package var verdict: Verdict {
    Verdict(failures: results.failedIterations, reasons: reasons)
  }

  /// Times and counts, which differ from run to run.
  var measurement: ParallelMeasurement {
    let description = results.description
    return ParallelMeasurement(
      elapsedMilliseconds: elapsed.wholeMilliseconds,
      duration: histogram.distribution,
      metrics: results.metrics.mapValues(\.aggregate),
      witnesses: Dictionary(
        description.witnesses.map { ($0.id, results.witnessHits[$0.id] ?? 0) }
      ) { first, _ in first },
      faults: results.faults.mapValues { $0.values.reduce(0, +) }
    )
  }
}
