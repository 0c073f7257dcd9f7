import WorkflowEngine

/// Defects planted on cancellation, and on the counters of a task that never started.
extension EngineDefect {
  /// A cancellation overwrites a success.
  ///
  /// Four guards prevent it; all are removed, for confirmations only.
  package static let cancelBlindWrite = EngineDefect(
    "cancel-blind-write",
    "The confirmation of a cancellation is accepted in every status of the task",
    kernel: "BK-M5",
    caughtBy: ["G1", "G4", "G5", "G9"]
  ) {
    let guardians: [RefusalReason] = [
      .attemptEnded, .cancelNotRequested, .cancelRequested, .alreadyPast,
    ]
    for guardian in guardians {
      $0.callbackRules.replace(guardian) { subject, holds in
        subject.reported == .cancelled || holds
      }
    }
  }

  /// A cancellation that was checked before a success is written after it.
  package static let cancelCheckThenAct = EngineDefect(
    "cancel-check-then-act",
    "The confirmation of a cancellation is checked in one step and written in the next",
    kernel: "BK-M5",
    caughtBy: ["G1", "G4", "G5", "G9"]
  ) { $0.discipline = DecideOnStaleState { $0 is ConfirmCancel } }

  /// A finished task is asked to stop, and then confirms.
  package static let cancelRequestCheckThenAct = EngineDefect(
    "cancel-request-check-then-act",
    "A cancel request is checked in one step and written in the next",
    kernel: "BK-M5",
    caughtBy: ["G1", "G4", "G5", "G9"]
  ) { $0.discipline = DecideOnStaleState { $0 is RequestCancel } }

  /// The rerun of a task that was cancelled before its first start is not counted.
  package static let auditMissingWhenNeverStarted = EngineDefect(
    "audit-missing-when-never-started",
    "A rerun is counted only for tasks that were started before",
    kernel: "BK-M16",
    caughtBy: ["G7"]
  ) { $0.discipline = AuditOfStartedOnly() }

  static let cancellation: [EngineDefect] = [
    cancelBlindWrite, cancelCheckThenAct, cancelRequestCheckThenAct, auditMissingWhenNeverStarted,
  ]
}
