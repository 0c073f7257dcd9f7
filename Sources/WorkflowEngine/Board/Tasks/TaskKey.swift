/// Names a task by what its creator calls it.
struct TaskKey: Sendable, Hashable {
  let run: RunID
  let text: String
}
