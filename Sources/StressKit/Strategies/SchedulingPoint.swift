internal import CStressRuntime

/// The ready entries at a step, as a strategy sees them.
///
/// It is valid only during the call.
// Safe under that rule, because the pointer is read only through a checked subscript.
@safe package struct SchedulingPoint {
  /// One entry that could run next.
  package struct Entry: Sendable {
    /// How the entry became ready.
    package enum Kind: UInt8, Codable, Sendable {
      case start, hop, resume, yield, job, block, time, inside, queued
    }

    /// The logical number of the task from 1, or 0 for work without a task.
    package let task: Int
    /// The logical number of the target actor from 1, or 0 for none.
    package let object: Int
    package let kind: Kind
  }

  private let entries: UnsafePointer<stress_entry>
  private let world: World
  /// The number of entries, at least 2; they are in the order in which they became ready.
  package let count: Int
  /// The number of steps so far in this iteration.
  package let step: Int
  /// The task of the previous step, or 0.
  package let previousTask: Int
  /// The number of the point, in the job of that task, at which it can be left; 0 between two steps.
  package let innerPoint: Int

  init(entries: UnsafePointer<stress_entry>, count: Int, in world: World) {
    unsafe self.entries = entries
    self.count = count
    self.world = world
    step = world.steps
    previousTask = world.runningTask
    innerPoint = world.innerPoint
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

  /// The position of the task that is in the middle of a step; nil between two steps.
  package var ownEntry: Int? {
    guard innerPoint > 0 else { return nil }
    return (0..<count).last { self[$0].kind == .inside && self[$0].task == previousTask }
  }

  /// The number of steps of a task in the current phase.
  /// - Parameter task: The logical number, from 1.
  /// - Returns: The number; 0 for a task that has not started.
  package func steps(ofTask task: Int) -> Int { world.steps(ofTask: task) }

  /// The number of steps of a task in the current phase, if it had not been left at any point.
  /// - Parameter task: The logical number, from 1.
  /// - Returns: The number; 0 for a task that has not started.
  package func wholeSteps(ofTask task: Int) -> Int {
    world.steps(ofTask: task) - world.stops(ofTask: task)
  }

  /// The place at which a ready entry of a task begins.
  /// - Parameter entry: An entry with a task.
  /// - Returns: The number of the job, and of the points that it has passed.
  package func place(of entry: Entry) -> (job: Int, points: Int) {
    let progress = world.progress(ofTask: entry.task)
    return entry.kind == .inside
      ? (progress.jobs, progress.points) : (progress.jobs + 1, 0)
  }

  /// The position of a task in the tree of tasks.
  ///
  /// - Parameter task: The logical number, from 1.
  /// - Returns: The same path for the same task in every interleaving.
  /// - Complexity: O(number of tasks).
  package func path(ofTask task: Int) -> TaskPath { world.path(ofTask: task) }
}
