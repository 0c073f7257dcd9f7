/// The table of all fields of the engine's state.
enum StateFields {
  /// Every field, in the order of the types.
  static let all: [any StateField] = board + tasks + audits + specs + runs + outbox + lanes

  /// The field that the mutant of this process treats wrongly.
  static let mutated: any StateField = {
    let mutant = EngineMutant.current
    guard let field = all.first(where: { $0.name == mutant?.field }),
      let kind = mutant?.kind, field.kinds.contains(kind)
    else { fatalError("The table of fields has no such mutant: ENGINE_MUTANT.") }
    return field
  }()

  /// Properties that the table replaces by the fields of their own type, and the mutants' memory.
  private static let expanded: Set = [
    "State.board", "State.outbox", "State.memory", "BoardTask.spec", "BoardTask.audit",
  ]

  /// Logs the event and the fields that it updated.
  static func discover(
    _ event: EngineModel.Event,
    from before: EngineModel.State,
    to after: EngineModel.State,
    _ log: MutantLog
  ) {
    for line in introduction { log.note(line) }
    log.note("event \(event.name)")
    for field in all where field.differs(before, after) {
      let kinds = field.kinds.map(\.rawValue).joined(separator: " ")
      log.note("update \(field.name) \(field.name(of: event)) \(kinds)")
    }
  }

  /// The names of all fields, and those that the table lacks.
  private static let introduction: [String] = {
    let names = Set(all.map(\.name))
    let actual = properties
    return all.map { "field \($0.name)" }
      + actual.filter { !names.contains($0) && !expanded.contains($0) }.map { "missing \($0)" }
      + (names.union(expanded)).subtracting(actual).sorted().map { "unknown \($0)" }
  }()

  /// All stored properties of the types in the table, according to the types themselves.
  private static var properties: [String] {
    let state = EngineModel.State()
    let task = blankTask
    let values: [(String, Any)] = [
      ("State", state), ("Board", state.board), ("BoardTask", task), ("TaskAudit", task.audit),
      ("TaskSpec", task.spec), ("BoardRun", blankRun), ("Outbox", state.outbox),
      ("Lane", Outbox.Lane()),
    ]
    return values.flatMap { type, value in
      Mirror(reflecting: value).children.map { "\(type).\($0.label ?? "")" }
    }
  }

  /// A task before its creation.
  static let blankTask = BoardTask(
    TaskSpec(task: TaskID(rawValue: 0), run: RunID(rawValue: 0)),
    ordinal: 0,
    unmetDependencies: 0,
    unmetNeeds: 0
  )

  /// A run before its creation.
  static let blankRun = BoardRun(id: RunID(rawValue: 0))
}
