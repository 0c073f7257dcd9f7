import WorkflowEngine

/// Defects planted on `Dispatch`.
extension EngineDefect {
  /// Two dispatchers see the same task ready and both start it, or one starts it after a pause.
  package static let dispatchCheckThenSet = EngineDefect(
    "dispatch-check-then-set",
    "A start is decided in one step and applied in the next",
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

  /// A start is recorded twice.
  package static let dispatchEventDoubled = EngineDefect(
    "dispatch-event-doubled",
    "A start is recorded twice",
    caughtBy: ["G1", "G2"],
    isRare: true
  ) {
    $0.discipline = EditEvents {
      $0 is Dispatch
    } edit: { event in
      if case .taskDispatched = event { [event, event] } else { [event] }
    }
  }

  /// A start that read the audit row earlier overwrites the count of a rerun.
  package static let auditLostUpdate = EngineDefect(
    "audit-lost-update",
    "A start writes an old copy of the audit row back",
    kernel: "BK-M8",
    caughtBy: ["G7"]
  ) { $0.discipline = StaleAuditWriteBack() }

  /// A named task starts without its approval.
  ///
  /// Not visible with `.next`, because the ready index also excludes the task.
  package static let approvalGateOff = EngineDefect(
    "approval-gate-off",
    "A start does not check the approval",
    caughtBy: ["G3"]
  ) { $0.startRules.remove(.approvalRequired) }

  /// A rejected task starts.
  package static let gateOpensOnAnyDecision = EngineDefect(
    "gate-opens-on-any-decision",
    "A start checks that a decision exists, not which one",
    caughtBy: ["G3"]
  ) { $0.startRules.remove(.approvalRejected) }

  /// A named task starts before its dependencies are done.
  ///
  /// Not visible with `.next`, because the ready index also excludes the task.
  package static let dependencyGateOff = EngineDefect(
    "dependency-gate-off",
    "A start does not check the dependencies",
    caughtBy: ["G3", "G15"]
  ) { $0.startRules.remove(.dependenciesNotSatisfied) }

  /// A task starts in a paused run.
  package static let pauseGateOff = EngineDefect(
    "pause-gate-off",
    "A start does not check whether the run is paused",
    kernel: "BK-M2",
    caughtBy: ["G3"]
  ) { $0.startRules.remove(.runPaused) }

  /// A task starts in an aborted run.
  package static let abortGateOff = EngineDefect(
    "abort-gate-off",
    "A start does not check whether the run was aborted",
    kernel: "BK-M2",
    caughtBy: ["G3", "G15"]
  ) { $0.startRules.remove(.runAborted) }

  static let dispatch: [EngineDefect] = [
    dispatchCheckThenSet, sequenceNotAtomic, dispatchEventDoubled, auditLostUpdate,
    approvalGateOff, gateOpensOnAnyDecision, dependencyGateOff, pauseGateOff, abortGateOff,
  ]
}
