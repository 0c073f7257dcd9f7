/// A request to a worker process, as one line of JSON.
enum WorkerRequest: Codable, Sendable {
  /// Prepares the worker for the iterations of a plan.
  ///
  /// The warm-up is one iteration whose result is dropped. It keeps one-time setup of the code
  /// under test out of the first counted iteration.
  case prepare(IterationPlan, warmsUp: Bool, watchdogMilliseconds: Int)
  /// Runs iterations and replies with each result. With an interval, these are second runs: only the
  /// multiples of the interval run, with their objects at other addresses.
  case run(Range<Int>, Knowledge, twinInterval: Int?)
  /// Runs one iteration again under its own watchdog, and replies with the traced iteration.
  case trace(Int, guide: Guide, detail: TraceDetail, Knowledge, watchdogMilliseconds: Int)
  /// The answer to `wantsPlaces`: a place for each address, or nil if an image is unknown.
  case places([Symbolizer.Place?]?)
}
