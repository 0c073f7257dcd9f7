/// One iteration, as run by a worker.
package struct WorkedIteration: Sendable {
  package var result: IterationResult
  /// The result of its second run, if it ran twice.
  package var twin: IterationResult?
  /// The real time of the first run.
  package var microseconds: Int
}
