extension Outline {
  /// The segments of the first steps, one for each series of steps of a task.
  ///
  /// - Parameter end: The number of steps to cover.
  /// - Returns: Segments that repeat the same steps, without work that belongs to no task.
  /// - Complexity: O(steps).
  package func segments(upTo end: Int) -> [Segment] {
    var segments: [Segment] = []
    var counts = [Int](repeating: 0, count: paths.count + 1)
    var jobs = counts
    var last = 0
    for step in steps.prefix(end) where step.task > 0 {
      if step.left == 0 { counts[step.task] += 1 }
      if step.kind != .inside { jobs[step.task] += 1 }
      if step.task == last {
        segments[segments.count - 1].until = counts[step.task]
      } else {
        segments.append(Segment(task: paths[step.task - 1], until: counts[step.task]))
        last = step.task
      }
      segments[segments.count - 1].point = step.left
      segments[segments.count - 1].job = step.left > 0 ? jobs[step.task] : 0
    }
    return segments
  }
}
