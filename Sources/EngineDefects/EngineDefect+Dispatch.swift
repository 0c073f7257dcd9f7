import WorkflowEngine

/// Defects planted on `Dispatch`.
extension EngineDefect {
  /// Two dispatchers see the same task ready, and both start it; or one starts it past a pause.
  package static let dispatchCheckThenSet = EngineDefect(
    "dispatch-check-then-set",
    "A start is decided in one step and made in the next",
    kernel: "BK-M1",
    caughtBy: ["G1", "G2", "G3", "G4", "G5", "G6", "G9"]
  ) { $0.discipline = DecideOnStaleState { $0 is Dispatch } }

  /// Two starts take the same sequence number.
  package static let sequenceNotAtomic = EngineDefect(
    "sequence-not-atomic",
    "A start takes its sequence number in one step and uses it in the next",
    kernel: "BK-M11",
    caughtBy: ["G8", "G12"]
  ) { $0.discipline = NumberApart { $0 is Dispatch } }

  /// A start is on record twice.
  package static let dispatchEventDoubled = EngineDefect(
    "dispatch-event-doubled",
    "A start is recorded twice",
    caughtBy: ["G1", "G2"]
  ) {
    $0.discipline = EditEvents {
      $0 is Dispatch
    } edit: { event in
      if case .taskDispatched = event { [event, event] } else { [event] }
    }
  }

  /// A rerun's count is overwritten by a start that read the row before.
  package static let auditLostUpdate = EngineDefect(
    "audit-lost-update",
    "A start writes the audit row back as it was before the start",
    kernel: "BK-M8",
    caughtBy: ["G7"]
  ) { $0.discipline = StaleAuditWriteBack() }

  /// A named task starts before anybody approved it.
  ///
  /// Invisible to `.next`, whose ready index is a second line of defense.
  package static let approvalGateOff = EngineDefect(
    "approval-gate-off",
    "A start does not ask for the approval",
    caughtBy: ["G3"]
  ) { $0.startRules.remove(.approvalRequired) }

  /// A rejected task starts.
  package static let gateOpensOnAnyDecision = EngineDefect(
    "gate-opens-on-any-decision",
    "A start asks whether there is a decision, not which one",
    caughtBy: ["G3"]
  ) { $0.startRules.remove(.approvalRejected) }

  /// A named task starts before what it depends on.
  ///
  /// Invisible to `.next`, whose ready index is a second line of defense.
  package static let dependencyGateOff = EngineDefect(
    "dependency-gate-off",
    "A start does not ask for the dependencies",
    caughtBy: ["G3"]
  ) { $0.startRules.remove(.dependenciesNotSatisfied) }

  /// A task starts in a paused run.
  package static let pauseGateOff = EngineDefect(
    "pause-gate-off",
    "A start does not ask whether the run is paused",
    kernel: "BK-M2",
    caughtBy: ["G3"]
  ) { $0.startRules.remove(.runPaused) }

  /// A task starts in an aborted run.
  package static let abortGateOff = EngineDefect(
    "abort-gate-off",
    "A start does not ask whether the run was aborted",
    kernel: "BK-M2",
    caughtBy: ["G3"]
  ) { $0.startRules.remove(.runAborted) }

  static let dispatch: [EngineDefect] = [
    dispatchCheckThenSet, sequenceNotAtomic, dispatchEventDoubled, auditLostUpdate,
    approvalGateOff, gateOpensOnAnyDecision, dependencyGateOff, pauseGateOff, abortGateOff,
  ]
}
