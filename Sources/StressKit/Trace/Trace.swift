/// The steps of one iteration's body, with logical names only.
package struct Trace: Codable, Equatable, Sendable {
  /// One step: one task's code between two points.
  package struct Step: Codable, Equatable, Sendable {
    /// Position in `tasks`, or nil for work that belongs to no task.
    package var task: Int?
    /// Position in `actors`, or nil if it runs on no actor.
    package var actor: Int?
    /// How the task became ready: `start`, `hop`, `resume`, `yield`, `job` or `block`; `time` for a step
    /// of the clock.
    package var kind: String
    /// The function that resumes, if known.
    package var function: String?
    /// File and line at which it resumes, if known.
    package var location: String?
    /// Virtual time in nanoseconds since the start of the iteration.
    package var time: Int
    /// The tasks that were ready, as positions in `tasks`; -1 for work that belongs to no task.
    package var ready: [Int]
    /// The chosen position in `ready`.
    package var taken: Int
    /// The number of the point at which the step was left in the middle of a job; nil if it was not.
    package var left: Int?
    /// The effects on other tasks, in order; nil for none.
    package var effects: [Effect]?
    /// Position in `tasks` of the task whose sleep this step ends, or nil.
    ///
    /// Such a step belongs to a task of the runtime that has no other purpose.
    package var wakes: Int?

    /// The kind of a step of the clock: virtual time goes on although tasks are ready.
    static let time = "time"
  }

  /// An effect of a step on another task.
  package struct Effect: Codable, Equatable, Sendable {
    package enum Kind: String, Codable, Sendable {
      case start, resume, cancel
      /// Resumed a continuation of the task for the second time.
      case misuse
      /// Yielded an element to an asynchronous stream.
      case yield
      /// Finished an asynchronous stream.
      case finish
      /// Waits in the middle of the step; the task holds what it waits for.
      case wait
    }

    package var kind: Kind
    /// Position in `tasks`; nil for an effect on a stream, and for a wait for what nobody is known to hold.
    package var task: Int?
    /// What a wait is for, such as "a lock"; nil for every other effect.
    package var object: String?
  }

  /// The failure of the iteration, other than a violated invariant.
  package struct Ending: Codable, Equatable, Sendable {
    package var kind: FailureKind
    /// Positions in `tasks`: the task that failed, or the tasks that have not ended.
    package var tasks: [Int]
  }

  /// Display names; every name occurs once.
  package var tasks: [String]
  /// Display names; every name occurs once.
  package var actors: [String]
  package var steps: [Step]
  /// The steps that are not stored, or nil if all are.
  package var gap: Gap?
  /// The failure of the iteration, or nil if it ended normally.
  package var ending: Ending?

  package init(tasks: [String] = [], actors: [String] = [], steps: [Step] = []) {
    self.tasks = tasks
    self.actors = actors
    self.steps = steps
  }
}
