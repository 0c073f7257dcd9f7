/// One row of an interleaving table: steps of one task that go on in the same place.
struct TableRow: Sendable {
  /// Number of the first step, from 1.
  var step: Int
  /// Name of the task.
  var task: String
  var column: Int
  /// What stands in the task's column.
  var cell: String
  var function: String
  var location: String
  /// What the steps do to other tasks, or how they fail.
  var effects: String
  /// Virtual nanoseconds that have been reached since the row before, or nil when time stood still.
  var time: Int?
  var isPreemption = false
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
    for position in trace.steps.indices {
      let step = trace.steps[position]
      // A task of the runtime ends a sleep: of its steps only the one that wakes the task is shown.
      if step.wakes != nil, step.effects == nil { continue }
      var row = TableRow(step, at: position, in: trace, columns)
      row.isPreemption = preemptions.contains(position)
      row.time = step.time > now ? step.time : nil
      now = max(now, step.time)
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

  /// Whether a row is part of the stretch that the one before has begun: the task goes on in the same
  /// place, or a task that was woken goes on at once.
  private func continues(_ last: TableRow) -> Bool {
    guard !isPreemption, time == nil, !last.isFailure, column == last.column, task == last.task
    else { return false }
    return isInSamePlace(as: last) || (last.isWaking && cell == Self.resumed)
  }

  /// Whether it shows the end of a sleep and nothing else.
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
