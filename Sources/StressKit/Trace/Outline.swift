/// The steps of an iteration as numbers, without names.
///
/// It has all inputs of choices, and is small enough to keep for every replay of a search.
package struct Outline: Equatable, Sendable {
  /// One step and the tasks that were ready.
  package struct Step: Equatable, Sendable {
    /// Logical number of the task from 1, or 0.
    package var task: Int
    /// Logical number of the actor from 1, or 0.
    package var object: Int
    package var kind: SchedulingPoint.Entry.Kind
    /// The number of the point of the job at which the task was left, or 0.
    package var left = 0
    /// The tasks that were ready, as positions in `ready`.
    package var set: Range<Int>
  }

  /// The paths of the tasks; the index is the task's number minus one.
  package var paths: [TaskPath] = []
  /// Numbers that are equal for tasks of one creator whose names differ only in numbers; the index
  /// is the task's number minus one.
  package var roles: [Int] = []
  package var steps: [Step] = []
  /// The tasks that were ready at each step, one step after the other.
  package var ready: [Int] = []
}
