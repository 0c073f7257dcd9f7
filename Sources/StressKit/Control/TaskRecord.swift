/// A task of a world.
struct TaskRecord: Sendable {
  /// Logical number of the task that made it, or 0.
  let parent: Int
  /// Number among its creator's tasks, from 1.
  let ordinal: Int
  /// The name from the program, or nil.
  let name: String?
  /// The phase in which it was made.
  let phase: Phase
  let isDone: Bool
  /// Logical number of the task whose sleep this task of the runtime ends, or 0; set while tracing.
  var wakes = 0
}
