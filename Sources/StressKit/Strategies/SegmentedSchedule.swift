/// Runs given stretches of tasks one after the other, and between and after them without preemption.
///
/// Tolerant: a stretch whose task cannot run is passed over. Without preemption means that a task goes
/// on until it waits, ends or gives way; then the entry that has been ready for longest runs.
package struct SegmentedSchedule: Strategy {
  package static let name = "minimize"

  private let segments: [Segment]
  private let stepLimit: Int
  private var position = 0
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
    while position < segments.count {
      if let entry = entry(of: segments[position], at: point) { return entry }
      position += 1
    }
    for entry in 0..<point.count where point[entry].task == point.previousTask {
      if point[entry].task > 0, point[entry].kind != .yield { return entry }
    }
    return 0
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
