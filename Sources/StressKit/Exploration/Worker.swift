/// Runs ranges of iterations; the seam at which work is handed to other processes.
package protocol Worker: AnyObject {
  /// Runs iterations in their order.
  ///
  /// - Parameters:
  ///   - iterations: Iteration numbers, all of one round.
  ///   - knowledge: What earlier rounds have found out.
  ///   - each: Called with every result; returns whether to go on.
  func run(
    _ iterations: Range<Int>,
    knowledge: Knowledge,
    each: (IterationResult) -> Bool
  )

  /// Runs one iteration a second time, apart from the first.
  func twin(of index: Int, knowledge: Knowledge) -> IterationResult

  /// Runs one iteration once more and keeps every step.
  func trace(
    _ index: Int,
    guide: Guide,
    detail: TraceDetail,
    knowledge: Knowledge
  ) -> TracedIteration
}
