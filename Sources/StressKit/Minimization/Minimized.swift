/// The result of a minimization.
package struct Minimized: Sendable {
  /// The iteration under the schedule with the fewest preemptions that was found, traced.
  package var traced: TracedIteration
  /// The stretches that lead to it, for a try with another iteration; nil when it is as it was.
  package var guide: Guide?
  package var summary: MinimizationEvidence
}
