import WorkflowEngine

/// Defects planted on claims and their leases.
extension EngineDefect {
  /// A worker that shows life in time loses its claim.
  package static let heartbeatNoExtend = EngineDefect(
    "heartbeat-no-extend",
    "A heartbeat is accepted and extends nothing",
    kernel: "BK-H7",
    caughtBy: []
  ) { $0.discipline = EditEvents(applies: { $0 is Heartbeat }, edit: { _ in [] }) }

  /// A claim is taken from a worker that lives.
  package static let reclaimUnconditional = EngineDefect(
    "reclaim-unconditional",
    "A reclaim does not ask whether the lease has run out",
    kernel: "BK-H6",
    caughtBy: ["G3"]
  ) { $0.reclaimRules.remove(.leaseHeld) }

  /// A claim is taken back that was renewed, or that has ended, meanwhile.
  package static let reclaimCheckThenAct = EngineDefect(
    "reclaim-check-then-act",
    "A reclaim is decided in one step and made in the next",
    kernel: "BK-H6",
    caughtBy: ["G1", "G3", "G4", "G5", "G9", "G10"]
  ) { $0.discipline = DecideOnStaleState { $0 is ReclaimExpired } }

  /// A worker that has lost its claim still finishes the task, while nobody else has claimed it.
  ///
  /// Two guards stand against it, and both give way, for completions only.
  package static let completeAcceptedOnReady = EngineDefect(
    "complete-accepted-on-ready",
    "A completion is taken for a task that waits to be started again",
    kernel: "BK-H18",
    caughtBy: ["G1", "G4", "G5", "G9"]
  ) {
    for guardian in [RefusalReason.attemptEnded, .alreadyPast] {
      $0.callbackRules.replace(guardian) { subject, holds in
        subject.reported == .succeeded && subject.task.status == .created || holds
      }
    }
  }

  /// The claim of a worker that is gone stands for ever.
  package static let deadClaimKept = EngineDefect(
    "dead-claim-kept",
    "No lease ever runs out",
    kernel: "BK-H14",
    caughtBy: []
  ) { $0.reclaimRules.replace(.leaseHeld) { _, _ in false } }

  /// A worker gives its claim back, and goes on with it as before.
  package static let releaseDropped = EngineDefect(
    "release-dropped",
    "A release is accepted and changes nothing",
    kernel: "BK-H9",
    caughtBy: []
  ) { $0.discipline = EditEvents(applies: { $0 is Release }, edit: { _ in [] }) }

  /// A worker has the token of one that is gone, whose late calls then pass for its own.
  package static let tokenReused = EngineDefect(
    "token-reused",
    "A start gives out the number after those of the attempts under way",
    kernel: "BK-H17",
    caughtBy: ["G2", "G4", "G5", "G9"]
  ) {
    $0.discipline = DecideOnEditedState {
      $0 is Dispatch
    } edit: { board, _, _ in
      let tokens = board.tasks.compactMap { $0.currentAttempt?.token }
      board.lastToken = tokens.max() ?? AttemptToken(rawValue: 0)
    }
  }

  static let leases: [EngineDefect] = [
    heartbeatNoExtend, reclaimUnconditional, reclaimCheckThenAct, completeAcceptedOnReady,
    deadClaimKept, releaseDropped, tokenReused,
  ]
}
