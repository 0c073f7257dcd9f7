import WorkflowEngine

/// Defects planted on what runners report.
extension EngineDefect {
  /// A late report of an attempt that failed ends the attempt after it.
  package static let noFence = EngineDefect(
    "no-fence",
    "A report does not need the token of the newest attempt",
    kernel: "BK-M4",
    caughtBy: ["G4", "G5", "G9"]
  ) { $0.callbackRules.remove(.staleAttempt) }

  /// A slow acknowledgement brings a task that is done back to queued.
  ///
  /// Two guards stand against it, and both give way, for acknowledgements only.
  package static let ackOverwrites = EngineDefect(
    "ack-overwrites",
    "An acknowledgement is taken whatever the task's status is",
    kernel: "BK-M3",
    caughtBy: ["G1", "G4", "G5", "G9"]
  ) {
    for guardian in [RefusalReason.attemptEnded, .alreadyPast] {
      $0.callbackRules.replace(guardian) { subject, holds in
        subject.reported == .queued || holds
      }
    }
  }

  /// A run keeps the status that it had before its task succeeded.
  package static let rollupDropped = EngineDefect(
    "rollup-dropped",
    "The success of a task does not reach its run",
    caughtBy: ["G10"]
  ) {
    $0.discipline = EditEvents {
      $0 is Complete
    } edit: { event in
      if case .runStatusChanged = event { [] } else { [event] }
    }
  }

  /// A task whose last dependency succeeds is never made ready.
  package static let promotionDropped = EngineDefect(
    "promotion-dropped",
    "The success of a task does not make those ready that wait for it",
    caughtBy: ["G9"]
  ) {
    $0.discipline = EditEvents {
      $0 is Complete
    } edit: { event in
      if case .taskReady = event { [] } else { [event] }
    }
  }

  /// A run's status, read before an operator's word, is written over it.
  package static let rollupOverwrites = EngineDefect(
    "rollup-overwrites",
    "What follows from a success is read in one step and written in another",
    kernel: "BK-M10",
    caughtBy: ["G1", "G3", "G10"]
  ) { $0.discipline = ConsequencesApart { $0 is Complete } }

  static let callbacks: [EngineDefect] = [
    noFence, ackOverwrites, rollupDropped, promotionDropped, rollupOverwrites,
  ]
}
