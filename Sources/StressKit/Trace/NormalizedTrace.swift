/// A trace reduced to the parts that are equal whenever the same bug occurs.
///
/// It has no lines, functions and times, because they change when code is edited. Consecutive steps
/// of one task on one actor count once, and so do loops. Tasks whose names differ only in numbers
/// are interchangeable: tasks that take part in a preemption get numbers in the order in which they
/// run; the others are not distinguished.
enum NormalizedTrace {
  /// The lines of the normalized trace.
  ///
  /// - Parameter trace: A trace without a gap.
  /// - Returns: A line for each run of a task on an actor.
  /// - Complexity: O(steps).
  static func lines(of trace: Trace) -> [String] {
    let involved = tasksInvolved(in: trace)
    var tasks = Numbering()
    var actors = Numbering()
    var lines: [String] = []
    for step in trace.steps {
      var line = "–"
      if let task = step.task {
        let kind = TaskNames.stem(of: trace.name(task))
        line = involved.contains(task) ? "\(kind) \(tasks.number(of: task, among: kind))" : kind
      }
      line += "@"
      if let actor = step.actor {
        let kind = TaskNames.stem(of: trace.actors[actor])
        line += "\(kind) \(actors.number(of: actor, among: kind))"
      }
      if lines.last != line { lines.append(line) }
    }
    return folded(lines)
  }

  /// Assigns numbers in the order of first use, separately for each kind.
  private struct Numbering {
    private var numbers: [Int: Int] = [:]
    private var counts: [String: Int] = [:]

    mutating func number(of item: Int, among kind: String) -> Int {
      if let known = numbers[item] { return known }
      counts[kind, default: 0] += 1
      numbers[item] = counts[kind]
      return counts[kind] ?? 0
    }
  }

  /// The tasks that are preempted, and those that run instead.
  private static func tasksInvolved(in trace: Trace) -> Set<Int> {
    var tasks: Set<Int> = []
    for position in trace.preemptions {
      if let next = trace.steps[position].task { tasks.insert(next) }
      if let stopped = trace.steps[..<position].last(where: { $0.task != nil })?.task {
        tasks.insert(stopped)
      }
    }
    return tasks
  }

  private static func folded(_ lines: [String]) -> [String] {
    var folded: [String] = []
    var position = 0
    while position < lines.count {
      let group = Repetitions.group(at: position, of: lines.count, fewest: 2) {
        lines[$0] == lines[$1]
      }
      let length = group?.length ?? 1
      folded += lines[position..<position + length]
      position += length * (group?.times ?? 1)
    }
    return folded
  }
}
