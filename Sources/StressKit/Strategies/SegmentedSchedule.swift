/// Runs given stretches of tasks one after the other, and between and after them without preemption.
///
/// Tolerant: a stretch whose task cannot run is passed over. Without preemption means that a task goes
/// on until it waits, ends or gives way; then the entry that has been ready for longest runs.
package struct SegmentedSchedule: Strategy {
  package static let name = "minimize"
  /// Steps in a row after which a task is made to give way while others are ready, so that a loop that
  /// waits for another task is not taken for one that never ends.
  package static let patience = 1_000

  private let segments: [Segment]
  private let stepLimit: Int
  private var position = 0
  /// The task that ran last, and how many steps it had run when it began to run in a row.
  private var running = 0
  private var runningSince = 0
  /// Paths by task number, as far as they have been asked for.
  private var paths: [Int: TaskPath] = [:]

  package init(_ plan: SchedulePlan) {
    self.init([], stepLimit: .max)
  }

  /// Follows stretches.
  ///
  /// - Parameters:
  ///   - segments: In the order in which they run.
  ///   - stepLimit: Steps after which the iteration is given up.
  package init(_ segments: [Segment], stepLimit: Int) {
    self.segments = segments
    self.stepLimit = stepLimit
  }

  package mutating func choose(at point: SchedulingPoint) -> Int? {
    guard point.step < stepLimit else { return nil }
    if point.previousTask > 0, point.previousTask != running {
      running = point.previousTask
      runningSince = point.step
    }
    while position < segments.count {
      if let entry = entry(of: segments[position], at: point) { return entry }
      position += 1
    }
    let own = (0..<point.count).first { point[$0].task == running && running > 0 }
    guard let own, point[own].kind != .yield else { return 0 }
    guard point.step - runningSince >= Self.patience else { return own }
    runningSince = point.step
    return own == 0 ? 1 : 0
  }

  /// The ready entry with which a stretch begins or goes on, or nil when it is over.
  private mutating func entry(of segment: Segment, at point: SchedulingPoint) -> Int? {
    for position in 0..<point.count {
      let task = point[position].task
      guard task > 0, point.steps(ofTask: task) < segment.until else { continue }
      if path(of: task, at: point) == segment.task { return position }
    }
    return nil
  }

  private mutating func path(of task: Int, at point: SchedulingPoint) -> TaskPath {
    if let known = paths[task] { return known }
    let path = point.path(ofTask: task)
    paths[task] = path
    return path
  }
}
