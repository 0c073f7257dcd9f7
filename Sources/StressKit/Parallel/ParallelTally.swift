/// The results of a scenario's iterations on real threads.
package struct ParallelTally: Sendable {
  /// The number of iterations in a row without a result after which a scenario is stopped; each
  /// takes the watchdog's time.
  private static let slowLimit = 8
  /// The number of iterations without a result whose reasons are listed; all are counted.
  private static let listedReasons = 10

  /// Failures, witnesses and metrics; no steps, because control chose no schedule.
  package private(set) var results: ScenarioTally
  /// The number of requested iterations.
  package let asked: Int
  package var elapsed = Duration.zero
  /// Iterations that did not end in time and have no result.
  package private(set) var unfinished = 0
  /// The reasons of the first of them, one sentence each.
  private var unfinishedReasons: [String] = []
  private var slowInARow = 0
  private var histogram = DurationHistogram()

  package init(_ description: ScenarioDescription, asked: Int) {
    results = ScenarioTally(description)
    self.asked = asked
  }

  /// Adds the result of one iteration.
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

  /// The reasons for an inconclusive verdict, one sentence each; empty if all iterations have a
  /// result.
  ///
  /// A witness that was not seen is not a reason: on real threads it depends on chance.
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

  /// Whether so many iterations crashed, hung or did not end in time that more would take too long.
  var shouldStop: Bool { results.hasLostTooMany || slowInARow >= Self.slowLimit }

  /// Whether the run was interrupted or ran out of budget.
  package var wasStopped: Bool { results.iterations < asked && !shouldStop }

  /// The verdict on the iterations on real threads.
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
