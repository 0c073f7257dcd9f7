/// Runs ranges of iterations, in this process or in others.
package protocol Worker: AnyObject {
  /// Runs iterations; their results come in the order of the numbers.
  ///
  /// - Parameters:
  ///   - iterations: Iteration numbers, all of one round.
  ///   - twinInterval: Every iteration whose number is a multiple is run twice, apart from each other.
  ///   - knowledge: What earlier rounds have found out.
  ///   - each: Called with every iteration; returns whether to go on.
  /// - Throws: `ControlUnavailable` or `WorkerError`.
  func run(
    _ iterations: Range<Int>,
    twinInterval: Int,
    knowledge: Knowledge,
    each: (WorkedIteration) -> Bool
  ) throws

  /// Runs one iteration once more and keeps what it is asked to keep.
  ///
  /// - Parameters:
  ///   - index: Which iteration, from 0.
  ///   - guide: How it makes its choices.
  ///   - detail: What is kept of it.
  ///   - knowledge: What the rounds before it had found out.
  /// - Returns: The iteration, as a failure if it did not come back.
  /// - Throws: `ControlUnavailable` or `WorkerError`.
  func trace(
    _ index: Int,
    guide: Guide,
    detail: TraceDetail,
    knowledge: Knowledge
  ) throws -> TracedIteration
}
