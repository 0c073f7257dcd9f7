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

  static let promotion: [EngineDefect] = [doublePromotion, promotionApart, reopenNoCascade]
}
