/// The steps of an iteration as numbers, without names.
///
/// It holds what choices depend on, and is small enough to keep for every replay of a search.
package struct Outline: Equatable, Sendable {
  /// One step, and what it was chosen from.
  package struct Step: Equatable, Sendable {
    /// Logical number of the task from 1, or 0.
    package var task: Int
    /// Logical number of the actor from 1, or 0.
    package var object: Int
    package var kind: SchedulingPoint.Entry.Kind
    /// The tasks that were ready, as positions in `ready`.
    package var set: Range<Int>
  }

  /// By task number less one.
  package var paths: [TaskPath] = []
  /// By task number less one: equal for tasks of one creator whose names differ in numbers only.
  package var roles: [Int] = []
  package var steps: [Step] = []
  /// The tasks that were ready at each step, one step after the other; every set is one step's.
  package var ready: [Int] = []
}
