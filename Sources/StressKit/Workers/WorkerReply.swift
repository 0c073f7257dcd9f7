/// A message of a worker process; a line of JSON each.
enum WorkerReply: Codable, Sendable {
  /// One iteration of a `run`.
  struct Timed: Codable, Sendable {
    var result: IterationResult
    var microseconds: Int
  }

  /// Iterations of a `run`, some at a time.
  case results(ToldIterations)
  /// The answer to a `trace`.
  case traced(TracedIteration)
  /// A request has been done; `leaks` iterations so far have left tasks behind for good.
  case done(leaks: Int)
  /// The rest of a `run` is for another process: an iteration has left stuck threads or tasks behind.
  case spent
  /// An iteration did not come back: the process ends after this.
  case interrupted(TracedIteration)
  /// Asks for the functions and lines of code addresses.
  case wantsPlaces([CodeAddress])
  /// The plan cannot be run here, for a reason.
  case refused(String)
}
