/// Identifies a task by its run and by the key that its creator chose.
struct TaskKey: Sendable, Hashable {
  let run: RunID
  let text: String
}
