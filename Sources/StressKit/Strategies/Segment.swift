/// A stretch of an iteration in which one task runs.
package struct Segment: Hashable, Sendable {
  /// Whose it is.
  package var task: TaskPath
  /// How many steps the task has run in the body when the stretch ends; it ends earlier
  /// when the task has to wait.
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
        debugDescription: "a stretch has an end"
      )
    }
    self.init(task: TaskPath(Array(numbers.dropFirst())), until: until)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode([until] + task.ordinals)
  }
}
