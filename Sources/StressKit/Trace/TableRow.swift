/// One row of an interleaving table: steps of one task that go on in the same place.
struct TableRow: Sendable {
  /// Number of the first step, from 1.
  var step: Int
  var column: Int
  /// What stands in the task's column.
  var cell: String
  var function: String
  var location: String
  /// What the steps do to other tasks, or how they fail.
  var effects: String
  /// Virtual nanoseconds that have been reached since the row before, or nil when time stood still.
  var time: Int?
  var isPreemption: Bool
  var isFailure = false

  /// Whether a reader sees no difference, apart from the step and the time.
  func looks(like other: TableRow) -> Bool {
    isInSamePlace(as: other) && isPreemption == other.isPreemption && effects == other.effects
      && (time == nil) == (other.time == nil) && isFailure == other.isFailure
  }

  private func isInSamePlace(as other: TableRow) -> Bool {
    column == other.column && cell == other.cell && function == other.function
      && location == other.location
  }

  /// The rows of a trace.
  ///
  /// - Parameters:
  ///   - trace: An iteration's body.
  ///   - columns: Those of its table.
  /// - Returns: Rows in the order of the steps.
  /// - Complexity: O(steps).
  static func rows(of trace: Trace, _ columns: TableColumns) -> [TableRow] {
    let preemptions = Set(trace.preemptions)
    let failures = failures(in: trace)
    var rows: [TableRow] = []
    var now = trace.steps.first?.time ?? 0
    var waking: (task: Int, number: Int, isPreemption: Bool)?
    for (position, step) in trace.steps.enumerated() {
      if let sleeper = step.wakes, trace.resumes(sleeper, at: position + 1) {
        // The sleeping task goes on at once: one row shows both.
        waking = (
          sleeper, trace.number(ofStepAt: position), preemptions.contains(position)
        )
        continue
      }
      let column = columns.column(of: step)
      var row = TableRow(
        step: waking?.number ?? trace.number(ofStepAt: position),
        column: column.position,
        cell: waking != nil ? "wakes" : cell(of: step, in: trace, named: column.isShared),
        function: step.function.map(InterleavingTable.shortened) ?? "",
        location: step.location ?? "",
        effects: EffectText.of(step.effects ?? [], in: trace),
        time: step.time > now ? step.time : nil,
        isPreemption: preemptions.contains(position) || waking?.isPreemption == true
      )
      waking = nil
      now = max(now, step.time)
      if let failure = failures[position] {
        row.isFailure = true
        row.effects += row.effects.isEmpty ? failure : "; \(failure)"
      }
      guard let last = rows.last, row.continues(last) else {
        rows.append(row)
        continue
      }
      rows[rows.count - 1].add(row)
    }
    return rows
  }

  /// Whether a row is part of the stretch that the one before has begun.
  private func continues(_ last: TableRow) -> Bool {
    isInSamePlace(as: last) && !isPreemption && time == nil && !last.isFailure
  }

  private mutating func add(_ next: TableRow) {
    isFailure = next.isFailure
    guard !next.effects.isEmpty else { return }
    effects += effects.isEmpty ? next.effects : "; \(next.effects)"
  }

  private static func cell(of step: Trace.Step, in trace: Trace, named: Bool) -> String {
    if named, let task = step.task { return trace.name(task) }
    if step.wakes != nil { return "wakes" }
    if let actor = step.actor { return trace.actors[actor] }
    switch step.kind {
    case "start": return "starts"
    case "resume": return "resumed"
    case "yield": return "yielded"
    case "hop": return "goes on"
    default: return step.kind
    }
  }

  /// The steps in which the iteration fails, by position, with what happens there.
  private static func failures(in trace: Trace) -> [Int: String] {
    guard let ending = trace.ending, let text = ending.kind.effect else { return [:] }
    var failures: [Int: String] = [:]
    for task in ending.tasks {
      if let last = trace.steps.lastIndex(where: { $0.task == task }) { failures[last] = text }
    }
    if ending.tasks.isEmpty, !trace.steps.isEmpty { failures[trace.steps.count - 1] = text }
    return failures
  }
}

extension Trace {
  /// Whether a step is the one with which a task goes on after a sleep.
  fileprivate func resumes(_ task: Int, at position: Int) -> Bool {
    steps.indices.contains(position) && steps[position].task == task
      && steps[position].kind == "resume"
  }
}

extension FailureKind {
  /// What a failing task does, or nil where no step is the failing one.
  fileprivate var effect: String? {
    switch self {
    case .deadlock: "waits for ever"
    case .livelock: nil
    case .leak: "does not end"
    case .threw: "throws"
    case .crashed: "crashes"
    case .hung: "hangs"
    }
  }
}
