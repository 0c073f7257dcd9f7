/// A task as a world knows it.
struct TaskRecord: Sendable {
  /// Logical number of the task that made it, or 0.
  let parent: Int
  /// Which of its creator's tasks it is, from 1.
  let ordinal: Int
  /// The name that it was given.
  let name: String?
  /// The part of the iteration that it was made in.
  let phase: Phase
  let isDone: Bool
  /// Logical number of the task whose sleep this task of the runtime ends, or 0; known while tracing.
  var wakes = 0
}
