import WorkflowEngine

/// Defects planted on the reports of runners.
extension EngineDefect {
  /// A late report of a failed attempt ends the next attempt.
  package static let noFence = EngineDefect(
    "no-fence",
    "A report does not need the token of the newest attempt",
    kernel: "BK-M4",
    caughtBy: ["G4", "G5", "G9"]
  ) { $0.callbackRules.remove(.staleAttempt) }

  /// A late acknowledgement moves a finished task back to queued.
  ///
  /// Two guards prevent it; both are removed, for acknowledgements only.
  package static let ackOverwrites = EngineDefect(
    "ack-overwrites",
    "An acknowledgement is accepted in every status of the task",
    kernel: "BK-M3",
    caughtBy: ["G1", "G4", "G5", "G9"]
  ) {
    for guardian in [RefusalReason.attemptEnded, .cancelRequested, .alreadyPast] {
      $0.callbackRules.replace(guardian) { subject, holds in
        subject.reported == .queued || holds
      }
    }
  }

  /// A run keeps its status although its task succeeded.
  package static let rollupDropped = EngineDefect(
    "rollup-dropped",
    "The success of a task does not update its run's status",
    caughtBy: ["G10"]
  ) {
    $0.discipline = EditEvents {
      $0 is Complete
    } edit: { event in
      if case .runStatusChanged = event { [] } else { [event] }
    }
  }

  /// A task never becomes ready although its last dependency succeeded.
  package static let promotionDropped = EngineDefect(
    "promotion-dropped",
    "The success of a task does not promote its dependents",
    caughtBy: ["G9"],
    isRare: true
  ) {
    $0.discipline = EditEvents {
      $0 is Complete
    } edit: { event in
      if case .taskReady = event { [] } else { [event] }
    }
  }

  /// A roll-up that was computed before an operator's pause or abort overwrites it.
  package static let rollupOverwrites = EngineDefect(
    "rollup-overwrites",
    "The consequences of a success are computed in one step and written in another",
    kernel: "BK-M10",
    caughtBy: ["G1", "G3", "G10"]
  ) { $0.discipline = ConsequencesApart { $0 is Complete } }

  static let callbacks: [EngineDefect] = [
    noFence, ackOverwrites, rollupDropped, promotionDropped, rollupOverwrites,
  ]
}
