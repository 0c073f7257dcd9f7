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
    // Tasks that sleep, do more to others than to end, or do not end.
    var others = Set(trace.ending?.tasks ?? [])
    for step in trace.steps {
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
