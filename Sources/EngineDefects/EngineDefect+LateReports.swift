import WorkflowEngine

/// Defects in what becomes of reports that come too late.
extension EngineDefect {
  /// A runner that was given up completes a task that waits to be started again.
  ///
  /// The table of transitions is a second line of defense, and gives way as well.
  package static let lateCompleteOnReset = EngineDefect(
    "late-complete-on-reset",
    "The success of an attempt that has ended is taken while its task waits for the next",
    kernel: "BK-H18",
    caughtBy: ["G1", "G3", "G4", "G5", "G9"]
  ) {
    for guardian in [RefusalReason.attemptEnded, .alreadyPast] {
      $0.callbackRules.replace(guardian) { subject, holds in
        holds || subject.reported == .succeeded && subject.task.status == .created
      }
    }
  }

  /// The failure of an old attempt is refused, and ends the one that lives all the same.
  package static let refusedFailureApplied = EngineDefect(
    "refused-failure-applied",
    "A failure is applied, although it is refused",
    kernel: "BK-H10",
    caughtBy: ["G1", "G4", "G5", "G9"]
  ) {
    $0.discipline = EditEvents {
      $0 is Fail
    } edit: { event in
      guard case .callbackRefused(let task, let token, _, _) = event else { return [event] }
      return [event, .taskFailed(task, token, reason: "late")]
    }
  }

  /// Nobody can tell later how many reports came too late.
  package static let refusalNotRecorded = EngineDefect(
    "refusal-not-recorded",
    "A failure that is refused leaves nothing on record",
    caughtBy: []
  ) {
    $0.discipline = EditEvents {
      $0 is Fail
    } edit: { event in
      if case .callbackRefused = event { [] } else { [event] }
    }
  }

  /// A slow acknowledgement, checked while its attempt was under way, is written after its end.
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
