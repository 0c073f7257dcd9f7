/// The result of a minimization.
package struct Minimized: Sendable {
  /// The traced iteration under the schedule with the fewest preemptions found.
  package var traced: TracedIteration
  /// The stretches of its schedule, to try with another iteration; nil if the schedule is
  /// unchanged.
  package var guide: Guide?
  package var summary: MinimizationEvidence
}
