import WorkflowEngine

/// Defects planted on the handling of late reports.
extension EngineDefect {
  /// A runner whose attempt has ended completes a task that waits for its next start.
  ///
  /// The table of transitions would also prevent it, so it is changed too.
  package static let lateCompleteOnReset = EngineDefect(
    "late-complete-on-reset",
    "The success of an ended attempt is accepted while its task waits for the next attempt",
    kernel: "BK-H18",
    caughtBy: ["G1", "G3", "G4", "G5", "G9"]
  ) {
    for guardian in [RefusalReason.attemptEnded, .cancelRequested, .alreadyPast] {
      $0.callbackRules.replace(guardian) { subject, holds in
        holds || subject.reported == .succeeded && subject.task.status == .created
      }
    }
  }

  /// The failure of an old attempt is refused, but still ends the live attempt.
  package static let refusedFailureApplied = EngineDefect(
    "refused-failure-applied",
    "A failure is refused but still applied",
    kernel: "BK-H10",
    caughtBy: ["G1", "G4", "G5", "G9"],
    isRare: true
  ) {
    $0.discipline = EditEvents {
      $0 is Fail
    } edit: { event in
      guard case .callbackRefused(let task, let token, _, _) = event else { return [event] }
      return [event, .taskFailed(task, token, reason: "late")]
    }
  }

  /// The records do not show how many reports came too late.
  package static let refusalNotRecorded = EngineDefect(
    "refusal-not-recorded",
    "A refused failure is not recorded",
    caughtBy: [],
    isRare: true
  ) {
    $0.discipline = EditEvents {
      $0 is Fail
    } edit: { event in
      if case .callbackRefused = event { [] } else { [event] }
    }
  }

  /// An acknowledgement that was checked during its attempt is written after the attempt's end.
  package static let ackCheckThenAct = EngineDefect(
    "ack-check-then-act",
    "An acknowledgement is checked in one step and written in the next",
    kernel: "BK-M3",
    caughtBy: ["G1", "G4", "G5", "G9"]
  ) { $0.discipline = DecideOnStaleState { $0 is Acknowledge } }

  static let lateReports: [EngineDefect] = [
    lateCompleteOnReset, refusedFailureApplied, refusalNotRecorded, ackCheckThenAct,
  ]
}
