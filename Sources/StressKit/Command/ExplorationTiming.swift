/// The real time of an exploration, without its minimizations.
struct ExplorationTiming {
  private let clock = ContinuousClock()
  /// The counted time before the last pause.
  private var before = Duration.zero
  private var start: ContinuousClock.Instant
  private var last: ContinuousClock.Instant
  var histogram = DurationHistogram()

  init() {
    start = clock.now
    last = start
  }

  /// Records the end of an iteration.
  mutating func note() { last = clock.now }

  /// Runs a closure whose time does not count.
  ///
  /// - Parameter work: The closure; it is called once.
  /// - Throws: An error of `work`.
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
  /// - Parameter tally: The totals of its iterations.
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
