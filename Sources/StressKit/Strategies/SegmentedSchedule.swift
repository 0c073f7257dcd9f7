/// Runs given segments one after the other, and runs without preemption between and after them.
///
/// A segment whose task cannot run is skipped. Without preemption, a task continues until it waits,
/// ends or yields; then the entry that has been ready for longest runs.
package struct SegmentedSchedule: Strategy {
  package static let name = "minimize"
  /// The number of consecutive steps after which a task must yield to other ready tasks.
  ///
  /// Otherwise a loop that waits for another task would count as endless.
  package static let patience = 1_000

  private let segments: [Segment]
  private let stepLimit: Int
  private var position = 0
  /// The task that ran last, and the number of its steps when its current run began.
  private var running = 0
  private var runningSince = 0
  /// The paths by task number, cached.
  private var paths: [Int: TaskPath] = [:]

  package init(_ plan: SchedulePlan) {
    self.init([], stepLimit: .max)
  }

  /// Follows segments.
  ///
  /// - Parameters:
  ///   - segments: The segments, in order.
  ///   - stepLimit: The number of steps after which the iteration is stopped.
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
    if let own = stay(at: point) { return own }
    while position < segments.count {
      if let entry = entry(of: segments[position], at: point) { return entry }
      position += 1
    }
    // Time passes beside other work only where a segment says so.
    let others = (0..<point.count).filter { point[$0].kind != .time }
    let own = others.first { point[$0].task == running && running > 0 }
    guard let own, point[own].kind != .yield else { return others[0] }
    guard point.step - runningSince >= Self.patience else { return own }
    runningSince = point.step
    return others.first { $0 != own } ?? own
  }

  /// The entry of the task that is in the middle of a step, unless the segment leaves it at this point.
  private mutating func stay(at point: SchedulingPoint) -> Int? {
    guard let own = point.ownEntry else { return nil }
    guard position < segments.count else { return own }
    let segment = segments[position]
    let isLeft =
      segment.point > 0 && point.place(of: point[own]) >= (segment.job, segment.point)
      && path(of: point.previousTask, at: point) == segment.task
    if isLeft { position += 1 }
    return isLeft && position < segments.count ? nil : own
  }

  /// The ready entry with which a segment begins or continues; `nil` if the segment is over.
  private mutating func entry(of segment: Segment, at point: SchedulingPoint) -> Int? {
    for position in 0..<point.count {
      let entry = point[position]
      guard entry.task > 0 else { continue }
      let goesOn =
        segment.point > 0
        ? point.place(of: entry) < (segment.job, segment.point)
        : point.wholeSteps(ofTask: entry.task) < segment.until
      if goesOn, path(of: entry.task, at: point) == segment.task { return position }
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
