/// The steps of one iteration's body, with logical names only.
package struct Trace: Codable, Equatable, Sendable {
  /// One step: one task's code between two scheduling points.
  package struct Step: Codable, Equatable, Sendable {
    /// Position in `tasks`, or nil for work that belongs to no task.
    package var task: Int?
    /// Position in `actors`, or nil when it runs on none.
    package var actor: Int?
    /// How the task became ready: `start`, `hop`, `resume`, `yield`, `job` or `block`.
    package var kind: String
    /// The function that goes on, where known.
    package var function: String?
    /// File and line at which it goes on, where known.
    package var location: String?
    /// Virtual time in nanoseconds since the start of the iteration.
    package var time: Int
    /// The tasks that were ready, as positions in `tasks`; -1 for work that belongs to no task.
    package var ready: [Int]
    /// Which of them was taken.
    package var taken: Int
  }

  /// Display names; every name occurs once.
  package var tasks: [String]
  /// Display names; every name occurs once.
  package var actors: [String]
  package var steps: [Step]
  /// Where steps are left out, or nil for a whole trace.
  package var gap: Gap?

  package init(tasks: [String] = [], actors: [String] = [], steps: [Step] = []) {
    self.tasks = tasks
    self.actors = actors
    self.steps = steps
  }
}
