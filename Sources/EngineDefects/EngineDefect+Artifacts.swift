import WorkflowEngine

/// Defects planted on artifacts and handoffs.
extension EngineDefect {
  /// An attempt hands off the artifacts of an earlier attempt.
  package static let staleArtifactHandedOff = EngineDefect(
    "stale-artifact-handed-off",
    "A handoff may name an artifact of another attempt",
    kernel: "BK-M15",
    caughtBy: ["G3"]
  ) { $0.callbackRules.remove(.foreignArtifact) }

  /// A named task starts without the artifacts that it needs.
  ///
  /// Not visible with `.next`, because the ready index also excludes the task.
  package static let artifactsGateOff = EngineDefect(
    "artifacts-gate-off",
    "A start does not check the artifacts",
    caughtBy: ["G3"]
  ) { $0.startRules.remove(.artifactsMissing) }

  /// A task uses an artifact from before its producer was reopened.
  package static let handoffKeptOnReopen = EngineDefect(
    "handoff-kept-on-reopen",
    "A reopened task keeps its handoff",
    kernel: "BK-M15",
    caughtBy: ["G3", "G9", "G13"]
  ) { $0.discipline = HandoffsKept { $0 is Reopen } }

  /// The records do not show which artifacts a task used.
  package static let consumptionDropped = EngineDefect(
    "consumption-dropped",
    "A start does not record which artifacts it received",
    caughtBy: []
  ) {
    $0.discipline = EditEvents {
      $0 is Dispatch
    } edit: { event in
      if case .artifactsConsumed = event { [] } else { [event] }
    }
  }

  static let artifacts: [EngineDefect] = [
    staleArtifactHandedOff, artifactsGateOff, handoffKeptOnReopen, consumptionDropped,
  ]
}
