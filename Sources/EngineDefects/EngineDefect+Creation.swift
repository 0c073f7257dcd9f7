import WorkflowEngine

/// Defects planted on creation by key, and on archiving, which frees a key.
extension EngineDefect {
  /// Two callers create a task with the same key.
  package static let keyCheckOutsideTransaction = EngineDefect(
    "key-check-outside-tx",
    "A key is looked up in one step, and its task is created in the next",
    kernel: "BK-H11",
    caughtBy: ["G9"]
  ) { $0.discipline = KeyCheckedApart() }

  /// An archiving has no effect.
  package static let archiveDropped = EngineDefect(
    "archive-dropped",
    "An archiving is accepted but changes nothing",
    caughtBy: [],
    isRare: true
  ) { $0.discipline = EditEvents(applies: { $0 is Archive }, edit: { _ in [] }) }

  /// A task is archived while its attempt has not stopped yet.
  package static let archivedWhileStopping = EngineDefect(
    "archived-while-stopping",
    "A task can be archived while its attempt has been asked to stop and is still under way",
    caughtBy: ["G1", "G4", "G5", "G9"]
  ) {
    $0.archiveRules.replace(.activeAttempt) { subject, holds in
      subject.task.status == .cancelRequested || holds
    }
  }

  static let creation: [EngineDefect] = [
    keyCheckOutsideTransaction, archiveDropped, archivedWhileStopping,
  ]
}
