import WorkflowEngine

/// Defects planted on the selection of a rerun.
extension EngineDefect {
  /// A rerun also resets the task that was created after the selected one.
  package static let rerunSpreads = EngineDefect(
    "rerun-spreads",
    "A rerun resets a task that was not selected",
    caughtBy: ["G1", "G5"],
    isRare: true
  ) {
    $0.discipline = EditEvents(applies: { $0 is PartialRerun }) { event in
      guard case .taskReset(let task, let attempt, let note) = event else { return [event] }
      return [event, .taskReset(TaskID(rawValue: task.rawValue + 1), attempt: attempt, note)]
    }
  }

  /// A failed task cannot be rerun.
  package static let rerunAlwaysRefused = EngineDefect(
    "rerun-always-refused",
    "A rerun refuses every task as one that has not failed",
    caughtBy: []
  ) { $0.rerunRules.replace(.notRerunnable) { _, _ in false } }

  static let selection: [EngineDefect] = [rerunSpreads, rerunAlwaysRefused]
}
