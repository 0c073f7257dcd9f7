import WorkflowEngine

/// Defects planted on the outbox and its drainers.
extension EngineDefect {
  /// Every replica drains what is there, also what another is at.
  package static let outboxLeaseUnchecked = EngineDefect(
    "outbox-lease-unchecked",
    "A lane is leased to whoever asks, also while a drainer is at it",
    kernel: "EX7",
    caughtBy: ["G12"]
  ) { $0.outboxLeaseRules.remove(.leaseHeld) }

  /// Two drainers see the same lane free, and both take it.
  package static let outboxLeaseCheckThenAct = EngineDefect(
    "outbox-lease-check-then-act",
    "A lease of a lane is decided in one step and made in the next",
    kernel: "BK-L18",
    caughtBy: ["G12"]
  ) { $0.discipline = DecideOnStaleState { $0 is LeaseLane } }

  /// A drainer that was given up says what is delivered, and takes the lane from its successor.
  package static let outboxFenceOff = EngineDefect(
    "outbox-fence-off",
    "An acknowledgment is taken whoever has the lane by then",
    kernel: "BK-L18",
    caughtBy: ["G12"]
  ) { $0.outboxDrainerRules.replace(.staleLease) { subject, holds in subject.delivers || holds } }

  /// What a failing emitter has not taken is gone.
  package static let outboxAcknowledgedFirst = EngineDefect(
    "outbox-acknowledged-first",
    "Entries count as delivered as soon as a drainer has them",
    kernel: "BK-L18",
    caughtBy: []
  ) { $0.discipline = AcknowledgedWhenLeased() }

  /// What a drainer had in hand when it died is never delivered.
  package static let outboxLeaseEndless = EngineDefect(
    "outbox-lease-endless",
    "The lease of a lane never runs out",
    kernel: "BK-L18",
    caughtBy: []
  ) { $0.outboxLeaseRules.replace(.leaseHeld) { subject, _ in subject.lane.lease == nil } }

  static let outbox: [EngineDefect] = [
    outboxLeaseUnchecked, outboxLeaseCheckThenAct, outboxFenceOff, outboxAcknowledgedFirst,
    outboxLeaseEndless,
  ]
}
