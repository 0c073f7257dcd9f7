/// A part of an iteration in which one task runs.
package struct Segment: Hashable, Sendable {
  /// The task that runs.
  package var task: TaskPath
  /// The number of the task's steps in the body at the end of the segment; the segment ends earlier
  /// if the task has to wait.
  package var until: Int

  package init(task: TaskPath, until: Int) {
    self.task = task
    self.until = until
  }
}

extension Segment: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let numbers = try container.decode([Int].self)
    guard let until = numbers.first else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "a segment has an end"
      )
    }
    self.init(task: TaskPath(Array(numbers.dropFirst())), until: until)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode([until] + task.ordinals)
  }
}
