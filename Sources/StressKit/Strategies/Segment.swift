/// A part of an iteration in which one task runs.
package struct Segment: Hashable, Sendable {
  /// The task that runs.
  package var task: TaskPath
  /// The number of the task's steps in the body at the end of the segment; the segment ends earlier
  /// if the task has to wait.
  package var until: Int
  /// The number of the point at which the segment leaves its last step in the middle; 0 for its end.
  package var point: Int

  package init(task: TaskPath, until: Int, leavingAt point: Int = 0) {
    self.task = task
    self.until = until
    self.point = point
  }
}

extension Segment: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let numbers = try container.decode([Int].self)
    guard numbers.count >= 2 else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "a segment has an end"
      )
    }
    let path = TaskPath(Array(numbers.dropFirst(2)))
    self.init(task: path, until: numbers[0], leavingAt: numbers[1])
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode([until, point] + task.ordinals)
  }
}
