/// A request to a worker process; a line of JSON each.
enum WorkerRequest: Codable, Sendable {
  /// Makes ready for the iterations of a plan.
  ///
  /// The warm-up is one iteration whose result nobody sees: what code under test sets up once is not
  /// part of the first that counts.
  case prepare(IterationPlan, warmsUp: Bool, watchdogMilliseconds: Int)
  /// Runs iterations, and answers with each.
  case run(Range<Int>, Knowledge)
  /// Runs one iteration again under a watchdog of its own, and answers with the traced iteration.
  case trace(Int, guide: Guide, detail: TraceDetail, Knowledge, watchdogMilliseconds: Int)
  /// Answers `wantsPlaces`: a place for each address, or nil when one of the images is not known.
  case places([Symbolizer.Place?]?)
}
