/// A message from a worker process to its command, as one line of JSON.
enum WorkerReply: Codable, Sendable {
  /// The result of one iteration of a `run`.
  struct Timed: Codable, Sendable {
    var result: IterationResult
    var microseconds: Int
  }

  /// Results of a `run`, several at a time.
  case results(ToldIterations)
  /// The answer to a `trace`.
  case traced(TracedIteration)
  /// A request is finished; `leaks` iterations of this process so far left tasks that cannot be
  /// freed.
  case done(leaks: Int)
  /// An iteration left stuck threads or tasks: another process must do the rest of the `run`.
  case spent
  /// An iteration crashed or hung; the process ends after this message.
  case interrupted(TracedIteration)
  /// Asks for the functions and lines of code addresses.
  case wantsPlaces([CodeAddress], Symbolizer.Detail)
  /// The worker cannot run the plan, for the given reason.
  case refused(String)
}
