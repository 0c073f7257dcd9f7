import WorkflowEngine

/// Defects planted on what follows from a success, and from its undoing.
extension EngineDefect {
  /// A task whose last parent succeeds is made ready twice.
  package static let doublePromotion = EngineDefect(
    "double-promotion",
    "The success of a task makes each that waits for it ready twice",
    caughtBy: ["G1"]
  ) {
    $0.discipline = EditEvents {
      $0 is Complete
    } edit: { event in
      if case .taskReady = event { [event, event] } else { [event] }
    }
  }

  /// Two last parents promote a task twice, or one does that was reopened meanwhile.
  package static let promotionApart = EngineDefect(
    "promotion-apart",
    "Who waits for a success is looked up in one step and made ready in another",
    caughtBy: ["G1", "G3", "G9"]
  ) {
    $0.discipline = ConsequencesApart {
      $0 is Complete
    } parts: { event in
      if case .taskReady = event { true } else { false }
    }
  }

  /// What rests on a reopened task goes on as if nothing had happened.
  package static let reopenNoCascade = EngineDefect(
    "reopen-no-cascade",
    "A reopening reaches the task alone, and none that rests on it",
    kernel: "BK-H13",
    caughtBy: ["G3", "G9"]
  ) {
    $0.discipline = EditEvents {
      $0 is Reopen
    } edit: { event in
      switch event {
      case .taskInvalidated, .taskDemoted: []
      default: [event]
      }
    }
  }

  /// Who works at an attempt that was undone completes it all the same.
  ///
  /// Two guards stand against it, and both give way, for completions only.
  package static let undoneAttemptCompletes = EngineDefect(
    "undone-attempt-completes",
    "A success is taken although the attempt was undone",
    kernel: "BK-H18",
    caughtBy: ["G1", "G3", "G4", "G5"]
  ) {
    for guardian in [RefusalReason.attemptEnded, .alreadyPast] {
      $0.callbackRules.replace(guardian) { subject, holds in
        holds || subject.reported == .succeeded && subject.task.status == .created
      }
    }
  }

  static let promotion: [EngineDefect] = [
    doublePromotion, promotionApart, reopenNoCascade, undoneAttemptCompletes,
  ]
}
