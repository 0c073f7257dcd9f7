/// The columns of an interleaving table, and the column of each step.
struct TableColumns: Sendable {
  /// The heading of the column that tasks of a single step share.
  static let sharedName = "(one step)"
  /// The minimum number of tasks of a single step that share a column; fewer have one column each.
  private static let fewestSharing = 3

  /// The headings.
  let names: [String]
  private let columns: [Int: Int]
  private let shared: Int?

  /// Makes the columns of a trace, in the order of the tasks' numbers.
  ///
  /// - Parameter trace: The trace of an iteration's body.
  /// - Complexity: O(steps).
  init(_ trace: Trace) {
    var steps: [Int: Int] = [:]
    // Tasks that sleep, affect others by more than their end, or do not end.
    var others = Set(trace.ending?.tasks ?? [])
    for step in trace.steps where step.kind != Trace.Step.time {
      let owner = Self.owner(of: step)
      steps[owner, default: 0] += 1
      let isMore = step.effects?.contains { $0.kind != .resume } ?? false
      if isMore || step.wakes != nil { others.insert(owner) }
    }
    var brief = steps.keys.filter { $0 >= 0 && steps[$0] == 1 && !others.contains($0) }
    if brief.count < Self.fewestSharing { brief = [] }
    let own = Set(steps.keys).subtracting(brief).sorted()
    columns = Dictionary(uniqueKeysWithValues: own.enumerated().map { ($1, $0) })
    shared = brief.isEmpty ? nil : own.count
    names =
      own.map { Self.name(of: $0, in: trace) } + (brief.isEmpty ? [] : [Self.sharedName])
  }

  /// The name of a task in a table.
  ///
  /// - Parameters:
  ///   - owner: The position among the tasks, or -1 for work that belongs to no task.
  ///   - trace: The trace with the names.
  /// - Returns: A heading.
  static func name(of owner: Int, in trace: Trace) -> String {
    owner < 0 ? "(runtime)" : trace.name(owner)
  }

  /// The column of a step.
  ///
  /// - Parameter step: A step of the trace.
  /// - Returns: A position in `names`.
  func column(of step: Trace.Step) -> Int { columns[Self.owner(of: step)] ?? shared ?? 0 }

  /// Whether several tasks share a column.
  func isShared(_ column: Int) -> Bool { column == shared }

  /// The task in whose column a step is shown, or -1; the end of a sleep belongs to the sleeping
  /// task.
  static func owner(of step: Trace.Step) -> Int { step.wakes ?? step.task ?? -1 }
}
