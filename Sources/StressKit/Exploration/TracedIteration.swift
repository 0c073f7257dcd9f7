/// An iteration with every step of it.
///
/// A plain value: it can come from another process.
package struct TracedIteration: Sendable {
  package var result: IterationResult
  /// The steps by number.
  package var outline = Outline()
  /// The steps with names; empty when only the outline was asked for.
  package var trace = Trace()
  /// The choices that were made.
  package var schedule: [RecordedSchedule.Choice] = []
  /// Whether a guide could not be followed to the end of the iteration.
  package var diverged = false
}
