/// The way in which a repeated iteration makes its choices.
///
/// A plain value that can be sent to another process.
package enum Guide: Codable, Hashable, Sendable {
  /// Uses the iteration's own strategy.
  case own
  /// Makes the same choices, and stops where a choice cannot be made.
  case exact([RecordedSchedule.Choice])
  /// Runs segment by segment, skips tasks that are not ready, and then runs without preemption.
  ///
  /// An iteration longer than `stepLimit` is stopped.
  case segments([Segment], stepLimit: Int)

  /// The strategy that follows this guide; `nil` for the iteration's own.
  var strategy: (any Strategy)? {
    switch self {
    case .own: nil
    case .exact(let choices): RecordedSchedule(choices)
    case .segments(let segments, let limit): SegmentedSchedule(segments, stepLimit: limit)
    }
  }

  /// The number of choices that an iteration must make to follow the guide completely.
  var choiceCount: Int {
    if case .exact(let choices) = self { choices.count } else { 0 }
  }
}
