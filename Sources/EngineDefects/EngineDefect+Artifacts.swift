import WorkflowEngine

/// Defects planted on artifacts and handoffs.
extension EngineDefect {
  /// What an earlier attempt has made is handed off for the work of this one.
  package static let staleArtifactHandedOff = EngineDefect(
    "stale-artifact-handed-off",
    "A handoff may name what another attempt has published",
    kernel: "BK-M15",
    caughtBy: ["G3"]
  ) { $0.callbackRules.remove(.foreignArtifact) }

  /// A named task starts without what it needs.
  ///
  /// Invisible to `.next`, whose ready index is a second line of defense.
  package static let artifactsGateOff = EngineDefect(
    "artifacts-gate-off",
    "A start does not ask for the artifacts",
    caughtBy: ["G3"]
  ) { $0.startRules.remove(.artifactsMissing) }

  /// What a task made before it was reopened is consumed after it was done anew.
  package static let handoffKeptOnReopen = EngineDefect(
    "handoff-kept-on-reopen",
    "A task that is reopened keeps its handoff",
    kernel: "BK-M15",
    caughtBy: ["G3", "G9"]
  ) { $0.discipline = HandoffsKept { $0 is Reopen } }

  /// What a task has consumed is not on record.
  package static let consumptionDropped = EngineDefect(
    "consumption-dropped",
    "A start does not record which artifacts it was given",
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
