/// One row of an interleaving table: steps of one task that resume in the same place.
struct TableRow: Sendable {
  /// The number of the first step, from 1.
  var step: Int
  /// The name of the task.
  var task: String
  var column: Int
  /// The text in the task's column.
  var cell: String
  var function: String
  var location: String
  /// The effects of the steps on other tasks, or their failure.
  var effects: String
  /// Virtual time in nanoseconds, or nil if it has not moved since the previous row.
  var time: Int?
  /// Whether time moved although a task could have gone on.
  var isOvertaken = false
  var isPreemption = false
  var isFailure = false

  /// Whether both rows look the same, apart from the step and the time.
  func looks(like other: TableRow) -> Bool {
    isInSamePlace(as: other) && isPreemption == other.isPreemption && effects == other.effects
      && (time == nil) == (other.time == nil) && isOvertaken == other.isOvertaken
      && isFailure == other.isFailure
  }

  private func isInSamePlace(as other: TableRow) -> Bool {
    column == other.column && cell == other.cell && function == other.function
      && location == other.location
  }

  /// The rows of a trace.
  ///
  /// - Parameters:
  ///   - trace: The trace of an iteration's body.
  ///   - columns: The columns of its table.
  /// - Returns: The rows, in the order of the steps.
  /// - Complexity: O(steps).
  static func rows(of trace: Trace, _ columns: TableColumns) -> [TableRow] {
    let preemptions = Set(trace.preemptions)
    let failures = failures(in: trace)
    var rows: [TableRow] = []
    var now = trace.steps.first?.time ?? 0
    var isOvertaken = false
    for position in trace.steps.indices {
      let step = trace.steps[position]
      if step.kind == Trace.Step.time {
        isOvertaken = true
        continue
      }
      // A task of the runtime ends a sleep; show only the step that wakes the sleeping task.
      if step.wakes != nil, step.effects == nil { continue }
      var row = TableRow(step, at: position, in: trace, columns)
      row.isPreemption = preemptions.contains(position)
      row.time = step.time > now ? step.time : nil
      row.isOvertaken = row.time != nil && isOvertaken
      now = max(now, step.time)
      isOvertaken = false
      if let failure = failures[position] {
        row.isFailure = true
        row.effects += row.effects.isEmpty ? failure : "; \(failure)"
      }
      if let last = rows.last, row.continues(last) {
        rows[rows.count - 1].add(row)
      } else {
        rows.append(row)
      }
    }
    return rows
  }

  private init(
    _ step: Trace.Step,
    at position: Int,
    in trace: Trace,
    _ columns: TableColumns
  ) {
    self.step = trace.number(ofStepAt: position)
    task = TableColumns.name(of: TableColumns.owner(of: step), in: trace)
    column = columns.column(of: step)
    cell = Self.cell(of: step, in: trace)
    function = step.function.map(InterleavingTable.shortened) ?? ""
    location = step.location ?? ""
    effects = step.wakes == nil ? EffectText.of(step.effects ?? [], in: trace) : ""
  }

  /// Whether a row continues the previous row: the task resumes in the same place, or right after
  /// it was woken.
  private func continues(_ last: TableRow) -> Bool {
    guard !isPreemption, time == nil, !last.isFailure, column == last.column, task == last.task
    else { return false }
    return isInSamePlace(as: last) || (last.isWaking && cell == Self.resumed)
  }

  /// Whether the row shows only the end of a sleep.
  private var isWaking: Bool { cell == Self.wakes && function.isEmpty && location.isEmpty }

  private mutating func add(_ next: TableRow) {
    isFailure = next.isFailure
    if isWaking { (function, location) = (next.function, next.location) }
    guard !next.effects.isEmpty else { return }
    effects += effects.isEmpty ? next.effects : "; \(next.effects)"
  }

  private static let wakes = "wakes"
  private static let resumed = "resumed"

  private static func cell(of step: Trace.Step, in trace: Trace) -> String {
    if step.wakes != nil { return wakes }
    if let actor = step.actor { return trace.actors[actor] }
    switch step.kind {
    case "start": return "starts"
    case "resume": return resumed
    case "yield": return "yielded"
    case "hop", "inside": return "goes on"
    default: return step.kind
    }
  }

  /// The steps in which the iteration fails, by position, with the failure as text.
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

extension FailureKind {
  /// The failure of a task as text, or nil if no single step fails.
  fileprivate var effect: String? {
    switch self {
    case .deadlock: "waits forever"
    case .livelock: nil
    case .leak: "does not end"
    case .threw: "throws"
    case .crashed: "crashes"
    case .hung: "hangs"
    case .dataRace: "races"
    }
  }
}
