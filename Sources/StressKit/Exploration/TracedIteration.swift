/// An iteration with all its steps.
///
/// A plain value that can come from another process.
package struct TracedIteration: Sendable {
  package var result: IterationResult
  /// The steps as numbers.
  package var outline = Outline()
  /// The steps with names; empty if only the outline was requested.
  package var trace = Trace()
  /// The choices that were made.
  package var schedule: [RecordedSchedule.Choice] = []
  /// Whether a guide could not be followed to the end of the iteration.
  package var diverged = false
}
