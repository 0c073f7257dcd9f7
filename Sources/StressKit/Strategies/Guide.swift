/// How a second run of an iteration makes its choices.
///
/// A plain value: it can be sent to another process.
package enum Guide: Codable, Hashable, Sendable {
  /// As the iteration's own strategy does.
  case own
  /// The same choices again, and none where they cannot be made.
  case exact([RecordedSchedule.Choice])
  /// Stretch by stretch, as far as the tasks are ready, and then without preemption.
  ///
  /// An iteration longer than `stepLimit` is given up.
  case segments([Segment], stepLimit: Int)

  /// The strategy that follows this guide, or nil for the iteration's own.
  var strategy: (any Strategy)? {
    switch self {
    case .own: nil
    case .exact(let choices): RecordedSchedule(choices)
    case .segments(let segments, let limit): SegmentedSchedule(segments, stepLimit: limit)
    }
  }

  /// Choices of the guide that an iteration must have made to have followed it.
  var choiceCount: Int {
    if case .exact(let choices) = self { choices.count } else { 0 }
  }
}
