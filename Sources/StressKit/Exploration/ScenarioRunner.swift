/// Runs iterations of one scenario, one at a time, on the calling thread.
package protocol ScenarioRunner: AnyObject {
  /// Runs one iteration under the strategy of its plan.
  ///
  /// - Parameters:
  ///   - index: The number of the iteration, from 0.
  ///   - knowledge: The knowledge from earlier rounds.
  /// - Returns: The result of the iteration.
  func run(_ index: Int, knowledge: Knowledge) -> IterationResult

  /// Runs one iteration again and records its steps.
  ///
  /// - Parameters:
  ///   - index: The number of the iteration, from 0.
  ///   - guide: How to make the choices.
  ///   - detail: How much to record.
  ///   - knowledge: The knowledge from earlier rounds.
  /// - Returns: The iteration with its trace.
  func trace(
    _ index: Int,
    guide: Guide,
    detail: TraceDetail,
    knowledge: Knowledge
  ) -> TracedIteration

  /// Announces the next iterations, for runners that start some of them early.
  func expect(_ iterations: Range<Int>)

  /// Whether an iteration can run here: not if earlier ones left stuck threads or tasks behind.
  func canRun(_ index: Int) -> Bool

  /// The number of iterations so far that left tasks which cannot be freed.
  var leaks: Int { get }

  /// The result of an iteration whose thread is frozen; called by another thread.
  ///
  /// - Parameter fate: How the iteration ended.
  /// - Returns: The failed iteration with the recorded steps, or nil if no iteration was running.
  func interrupted(by fate: Fate) -> TracedIteration?
}

extension ScenarioRunner {
  /// Starts no iteration early.
  package func expect(_ iterations: Range<Int>) {}

  /// Every iteration can run.
  package func canRun(_ index: Int) -> Bool { true }
}
