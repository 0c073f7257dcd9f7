/// Real time that the iterations of an exploration take, without the time of minimizations.
struct ExplorationTiming {
  private let clock = ContinuousClock()
  /// Time before the last pause.
  private var before = Duration.zero
  private var start: ContinuousClock.Instant
  private var last: ContinuousClock.Instant
  var histogram = DurationHistogram()

  init() {
    start = clock.now
    last = start
  }

  /// Notes that an iteration has ended.
  mutating func note() { last = clock.now }

  /// Does something whose time does not count.
  ///
  /// - Parameter work: Called once.
  /// - Throws: What `work` throws.
  mutating func pause(_ work: () throws -> Void) rethrows {
    before = elapsed
    defer {
      start = clock.now
      last = start
    }
    try work()
  }

  private var elapsed: Duration { before + (last - start) }

  /// The measurement of an exploration.
  ///
  /// - Parameter tally: Totals over its iterations.
  /// - Returns: Times and rates.
  func measurement(of tally: ScenarioTally) -> MeasuredEvidence.ScenarioMeasurement {
    let seconds = max(elapsed / .seconds(1), 0.000_001)
    return .init(
      name: tally.description.name,
      iterations: tally.iterations,
      elapsedMilliseconds: elapsed.wholeMilliseconds,
      duration: histogram.distribution,
      iterationsPerSecond: Int(Double(tally.iterations) / seconds),
      stepsPerSecond: Int(Double(tally.steps.aggregate.sum) / seconds)
    )
  }
}
