/// An iteration with every step of it.
package struct TracedIteration: Sendable {
  package var result: IterationResult
  package var trace = Trace()
  /// The choices that were made.
  package var schedule: [RecordedSchedule.Choice] = []
  /// Whether a recorded schedule could not be followed to the end of the iteration.
  package var diverged = false
}
