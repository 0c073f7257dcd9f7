/// Runs iterations of one scenario, one at a time, on the calling thread.
package protocol ScenarioRunner: AnyObject {
  /// Runs one iteration under the strategy of its plan.
  ///
  /// - Parameters:
  ///   - index: Which iteration, from 0.
  ///   - knowledge: What earlier rounds have found out.
  /// - Returns: What the iteration came to.
  func run(_ index: Int, knowledge: Knowledge) -> IterationResult

  /// Runs one iteration once more and keeps every step.
  ///
  /// - Parameters:
  ///   - index: Which iteration, from 0.
  ///   - guide: How it makes its choices.
  ///   - detail: What is kept of it.
  ///   - knowledge: What earlier rounds had found out.
  /// - Returns: The iteration with its trace.
  func trace(
    _ index: Int,
    guide: Guide,
    detail: TraceDetail,
    knowledge: Knowledge
  ) -> TracedIteration

  /// Says which iterations will be asked for next, for runners that begin some of them early.
  func expect(_ iterations: Range<Int>)

  /// Whether an iteration can be run here: not if earlier ones have left stuck threads or tasks behind.
  func canRun(_ index: Int) -> Bool

  /// Iterations so far that have left tasks behind which cannot be freed.
  var leaks: Int { get }

  /// What is known of an iteration whose thread is frozen; called by another thread.
  ///
  /// - Parameter fate: What became of it.
  /// - Returns: The iteration as a failure, with what was kept of it, or nil when none was under way.
  func interrupted(by fate: Fate) -> TracedIteration?
}

extension ScenarioRunner {
  /// Begins none of them early.
  package func expect(_ iterations: Range<Int>) {}

  /// Every iteration can be run.
  package func canRun(_ index: Int) -> Bool { true }
}
