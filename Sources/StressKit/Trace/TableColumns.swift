/// The columns of an interleaving table: which tasks have one of their own, and in which one a step is shown.
struct TableColumns: Sendable {
  /// The heading of the column that tasks of a single step share.
  static let sharedName = "(one step)"
  /// So many tasks of a single step share a column; fewer have one each.
  private static let fewestSharing = 3

  /// The headings.
  let names: [String]
  private let columns: [Int: Int]
  private let shared: Int?

  /// Lays out the columns of a trace, in the order of the tasks' numbers.
  ///
  /// - Parameter trace: An iteration's body.
  /// - Complexity: O(steps).
  init(_ trace: Trace) {
    var steps: [Int: Int] = [:]
    var sleepers: Set<Int> = []
    for step in trace.steps {
      steps[Self.owner(of: step), default: 0] += 1
      if let sleeper = step.wakes { sleepers.insert(sleeper) }
    }
    let unfinished = Set(trace.ending?.tasks ?? [])
    var brief = steps.keys.filter { task in
      task >= 0 && steps[task] == 1 && !sleepers.contains(task) && !unfinished.contains(task)
    }
    if brief.count < Self.fewestSharing { brief = [] }
    let own = Set(steps.keys).subtracting(brief).sorted()
    columns = Dictionary(uniqueKeysWithValues: own.enumerated().map { ($1, $0) })
    shared = brief.isEmpty ? nil : own.count
    names =
      own.map { Self.name(of: $0, in: trace) } + (brief.isEmpty ? [] : [Self.sharedName])
  }

  /// How a task is called in a table.
  ///
  /// - Parameters:
  ///   - owner: Position among the tasks, or -1 for work that belongs to none.
  ///   - trace: Has the names.
  /// - Returns: A heading.
  static func name(of owner: Int, in trace: Trace) -> String {
    owner < 0 ? "(runtime)" : trace.name(owner)
  }

  /// The column of a step.
  ///
  /// - Parameter step: One of the trace.
  /// - Returns: A position in `names`.
  func column(of step: Trace.Step) -> Int { columns[Self.owner(of: step)] ?? shared ?? 0 }

  /// Whether a column is that of several tasks.
  func isShared(_ column: Int) -> Bool { column == shared }

  /// The task to which a step belongs for a reader, or -1: the end of a sleep belongs to the sleeping task.
  static func owner(of step: Trace.Step) -> Int { step.wakes ?? step.task ?? -1 }
}
