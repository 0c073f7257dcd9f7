import WorkflowEngine

/// Defects planted on the consequences of a success, and on reopening.
extension EngineDefect {
  /// A task becomes ready twice when its last parent succeeds.
  package static let doublePromotion = EngineDefect(
    "double-promotion",
    "The success of a task promotes each dependent twice",
    caughtBy: ["G1"],
    isRare: true
  ) {
    $0.discipline = EditEvents {
      $0 is Complete
    } edit: { event in
      if case .taskReady = event { [event, event] } else { [event] }
    }
  }

  /// Two last parents promote a task twice, or a parent that was reopened in the meantime promotes
  /// it.
  package static let promotionApart = EngineDefect(
    "promotion-apart",
    "The dependents of a success are looked up in one step and promoted in another",
    caughtBy: ["G1", "G3", "G9"]
  ) {
    $0.discipline = ConsequencesApart {
      $0 is Complete
    } parts: { event in
      if case .taskReady = event { true } else { false }
    }
  }

  /// The dependents of a reopened task continue unchanged.
  package static let reopenNoCascade = EngineDefect(
    "reopen-no-cascade",
    "A reopening resets only the task, not its dependents",
    kernel: "BK-H13",
    caughtBy: ["G3", "G9", "G15"]
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
