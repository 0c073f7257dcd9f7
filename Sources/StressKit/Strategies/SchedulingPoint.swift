internal import CStressRuntime

/// What a strategy sees when several entries are ready.
///
/// Valid only during the call that it is passed to.
// Safe by that rule: the pointer is read through a checked subscript only.
@safe package struct SchedulingPoint {
  /// One entry that could run next.
  package struct Entry: Sendable {
    /// How the entry became ready.
    package enum Kind: UInt8, Codable, Sendable {
      case start, hop, resume, yield, job, block
    }

    /// Logical number of the task from 1, or 0 for work that belongs to none.
    package let task: Int
    /// Logical number of the actor that it goes to from 1, or 0 for none.
    package let object: Int
    package let kind: Kind
  }

  private let entries: UnsafePointer<stress_entry>
  private let world: World
  /// Number of entries, at least 2; they stand in the order in which they became ready.
  package let count: Int
  /// Steps run so far in this iteration.
  package let step: Int
  /// The task of the step before, or 0.
  package let previousTask: Int

  init(entries: UnsafePointer<stress_entry>, count: Int, in world: World) {
    unsafe self.entries = entries
    self.count = count
    self.world = world
    step = world.steps
    previousTask = world.runningTask
  }

  /// The entry at a position in `0..<count`.
  package subscript(_ position: Int) -> Entry {
    precondition(position >= 0 && position < count, "no entry \(position) of \(count)")
    let entry = unsafe entries[position]
    return Entry(
      task: Int(unsafe entry.task),
      object: Int(unsafe entry.object),
      kind: Entry.Kind(rawValue: unsafe entry.kind.rawValue) ?? .job
    )
  }

  /// Steps that a task has run in the present phase.
  /// - Parameter task: A logical number from 1.
  /// - Returns: 0 for a task that has not started.
  package func steps(ofTask task: Int) -> Int { world.steps(ofTask: task) }

  /// Where a task stands in the tree of tasks.
  ///
  /// - Parameter task: A logical number from 1.
  /// - Returns: The same for the same task whatever ran before it.
  /// - Complexity: O(number of tasks).
  package func path(ofTask task: Int) -> TaskPath { world.path(ofTask: task) }
}
