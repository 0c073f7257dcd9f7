/// Runs ranges of iterations, in this process or in others.
package protocol Worker: AnyObject {
  /// Runs iterations; the results arrive in the order of the numbers.
  ///
  /// - Parameters:
  ///   - iterations: The iteration numbers, all of one round.
  ///   - twinInterval: Iterations whose number is a multiple of it run twice, independently.
  ///   - knowledge: The knowledge from earlier rounds.
  ///   - each: Called with every iteration; returns whether to go on.
  /// - Throws: `ControlUnavailable` or `WorkerError`.
  func run(
    _ iterations: Range<Int>,
    twinInterval: Int,
    knowledge: Knowledge,
    each: (WorkedIteration) -> Bool
  ) throws

  /// Runs one iteration again and records what was requested.
  ///
  /// - Parameters:
  ///   - index: The number of the iteration, from 0.
  ///   - guide: How to make the choices.
  ///   - detail: How much to record.
  ///   - knowledge: The knowledge from earlier rounds.
  /// - Returns: The iteration; as a failure if it was lost.
  /// - Throws: `ControlUnavailable` or `WorkerError`.
  func trace(
    _ index: Int,
    guide: Guide,
    detail: TraceDetail,
    knowledge: Knowledge
  ) throws -> TracedIteration
}
