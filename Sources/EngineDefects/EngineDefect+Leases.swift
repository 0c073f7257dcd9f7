import WorkflowEngine

/// Defects planted on claims and their leases.
extension EngineDefect {
  /// A worker loses its claim although it sends heartbeats in time.
  package static let heartbeatNoExtend = EngineDefect(
    "heartbeat-no-extend",
    "A heartbeat is accepted but does not renew the lease",
    kernel: "BK-H7",
    caughtBy: [],
    isRare: true
  ) { $0.discipline = EditEvents(applies: { $0 is Heartbeat }, edit: { _ in [] }) }

  /// A live worker loses its claim.
  package static let reclaimUnconditional = EngineDefect(
    "reclaim-unconditional",
    "A reclaim does not check whether the lease has expired",
    kernel: "BK-H6",
    caughtBy: ["G3"]
  ) { $0.reclaimRules.remove(.leaseHeld) }

  /// A reclaim takes a claim that was renewed or has ended in the meantime.
  package static let reclaimCheckThenAct = EngineDefect(
    "reclaim-check-then-act",
    "A reclaim is decided in one step and applied in the next",
    kernel: "BK-H6",
    caughtBy: ["G1", "G3", "G4", "G5", "G9", "G10"]
  ) { $0.discipline = DecideOnStaleState { $0 is ReclaimExpired } }

  /// A worker that has lost its claim still completes the task while nobody else has claimed it.
  ///
  /// Two guards prevent it; both are removed, for completions only.
  package static let completeAcceptedOnReady = EngineDefect(
    "complete-accepted-on-ready",
    "A completion is accepted for a task that waits for its next start",
    kernel: "BK-H18",
    caughtBy: ["G1", "G4", "G5", "G9"]
  ) {
    for guardian in [RefusalReason.attemptEnded, .cancelRequested, .alreadyPast] {
      $0.callbackRules.replace(guardian) { subject, holds in
        subject.reported == .succeeded && subject.task.status == .created || holds
      }
    }
  }

  /// The claim of a dead worker lasts forever.
  package static let deadClaimKept = EngineDefect(
    "dead-claim-kept",
    "No lease ever expires",
    kernel: "BK-H14",
    caughtBy: []
  ) { $0.reclaimRules.replace(.leaseHeld) { _, _ in false } }

  /// A worker releases its claim but keeps it.
  package static let releaseDropped = EngineDefect(
    "release-dropped",
    "A release is accepted but changes nothing",
    kernel: "BK-H9",
    caughtBy: [],
    isRare: true
  ) { $0.discipline = EditEvents(applies: { $0 is Release }, edit: { _ in [] }) }

  /// A worker gets the token of an ended attempt, so late calls of that attempt are accepted.
  package static let tokenReused = EngineDefect(
    "token-reused",
    "A start issues the token after the newest one under way",
    kernel: "BK-H17",
    caughtBy: ["G2", "G4", "G5", "G9"],
    isRare: true
  ) {
    $0.discipline = DecideOnEditedState {
      $0 is Dispatch
    } edit: { board, _, _ in
      let tokens = board.tasks.compactMap { $0.currentAttempt?.token }
      board.lastToken = tokens.max() ?? AttemptToken(rawValue: 0)
    }
  }

  /// A call that should take two claims takes all.
  package static let reclaimLimitIgnored = EngineDefect(
    "reclaim-limit-ignored",
    "A call that reclaims claims ignores its limit",
    caughtBy: []
  ) { $0.discipline = ReclaimEverything() }

  static let leases: [EngineDefect] = [
    reclaimLimitIgnored,
    heartbeatNoExtend, reclaimUnconditional, reclaimCheckThenAct, completeAcceptedOnReady,
    deadClaimKept, releaseDropped, tokenReused,
  ]
}
