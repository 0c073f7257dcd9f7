/// One iteration as a worker has run it.
package struct WorkedIteration: Sendable {
  package var result: IterationResult
  /// What its second run came to, where it was run twice.
  package var twin: IterationResult?
  /// Real time that the first run took.
  package var microseconds: Int
}
