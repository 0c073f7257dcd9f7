/// A part of an iteration in which one task runs.
package struct Segment: Hashable, Sendable {
  /// The task that runs.
  package var task: TaskPath
  /// The number of the task's steps in the body at the end of the segment; the segment ends earlier
  /// if the task has to wait.
  ///
  /// Steps that end at a point do not count: the number stays right if another stop is removed.
  package var until: Int
  /// The number of the point of a job at which the segment leaves the task; 0 if it ends with a step.
  package var point = 0
  /// The number of that job in the body; 0 if the segment ends with a step.
  package var job = 0

  package init(task: TaskPath, until: Int) {
    self.task = task
    self.until = until
  }

  /// Lets the segment go on for some steps, and not end at a point.
  /// - Parameter steps: The number of steps of the task at its end.
  mutating func extend(until steps: Int) {
    until = steps
    point = 0
    job = 0
  }
}

extension Segment: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let numbers = try container.decode([Int].self)
    guard numbers.count >= 3 else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "a segment has an end"
      )
    }
    self.init(task: TaskPath(Array(numbers.dropFirst(3))), until: numbers[0])
    point = numbers[1]
    job = numbers[2]
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode([until, point, job] + task.ordinals)
  }
}
