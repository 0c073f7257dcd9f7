/// What a worker process is asked to do; a line of JSON each.
enum WorkerRequest: Codable, Sendable {
  /// Makes ready for the iterations of a plan.
  ///
  /// The warm-up is one iteration whose result nobody sees: what code under test sets up once is not
  /// part of the first that counts.
  case prepare(IterationPlan, warmsUp: Bool, watchdogMilliseconds: Int)
  /// Runs iterations, and answers with each; second runs with their objects at other addresses.
  case run(Range<Int>, Knowledge, isTwin: Bool)
  /// Runs one iteration once more, and answers with what is kept of it.
  case trace(Int, guide: Guide, detail: TraceDetail, Knowledge)
}
