import WorkflowEngine

/// Defects planted on creation by key, and on what frees a key.
extension EngineDefect {
  /// Two creators of one key both create.
  package static let keyCheckOutsideTransaction = EngineDefect(
    "key-check-outside-tx",
    "A key is looked up in one step, and its task created in the next",
    kernel: "BK-H11",
    caughtBy: ["G9"]
  ) { $0.discipline = KeyCheckedApart() }

  /// An archiving is accepted and forgotten.
  package static let archiveDropped = EngineDefect(
    "archive-dropped",
    "An archiving is accepted and changes nothing",
    caughtBy: []
  ) { $0.discipline = EditEvents(applies: { $0 is Archive }, edit: { _ in [] }) }

  static let creation: [EngineDefect] = [keyCheckOutsideTransaction, archiveDropped]
}
