import WorkflowEngine

/// Defects in how an attempt is cancelled, and in what is counted for a task that never had one.
extension EngineDefect {
  /// A cancellation undoes a success.
  ///
  /// Three guards stand against it, and all give way, for confirmations only.
  package static let cancelBlindWrite = EngineDefect(
    "cancel-blind-write",
    "The confirmation of a cancellation is written whatever the task's status is",
    kernel: "BK-M5",
    caughtBy: ["G1", "G4", "G5", "G9"]
  ) {
    for guardian in [RefusalReason.attemptEnded, .cancelNotRequested, .alreadyPast] {
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

  /// A task that is done is asked to stop, and then has.
  package static let cancelRequestCheckThenAct = EngineDefect(
    "cancel-request-check-then-act",
    "The wish to cancel is checked in one step and written in the next",
    kernel: "BK-M5",
    caughtBy: ["G1", "G4", "G5", "G9"]
  ) { $0.discipline = DecideOnStaleState { $0 is RequestCancel } }

  /// The rerun of a task that was cancelled before it ever started is not counted.
  package static let auditMissingWhenNeverStarted = EngineDefect(
    "audit-missing-when-never-started",
    "A rerun counts only for tasks that were started before",
    kernel: "BK-M16",
    caughtBy: ["G7"]
  ) { $0.discipline = AuditOfStartedOnly() }

  static let cancellation: [EngineDefect] = [
    cancelBlindWrite, cancelCheckThenAct, cancelRequestCheckThenAct, auditMissingWhenNeverStarted,
  ]
}
