import WorkflowEngine

/// Defects planted on the outbox and its drainers.
extension EngineDefect {
  /// Several drainers emit the same entries at the same time.
  package static let outboxLeaseUnchecked = EngineDefect(
    "outbox-lease-unchecked",
    "A lane is leased even while another drainer holds it",
    kernel: "EX7",
    caughtBy: ["G12"]
  ) { $0.outboxLeaseRules.remove(.leaseHeld) }

  /// Two drainers see the same free lane and both take it.
  package static let outboxLeaseCheckThenAct = EngineDefect(
    "outbox-lease-check-then-act",
    "The lease of a lane is decided in one step and applied in the next",
    kernel: "BK-L18",
    caughtBy: ["G12"]
  ) { $0.discipline = DecideOnStaleState { $0 is LeaseLane } }

  /// A drainer whose lease was taken over acknowledges, and so ends the lease of its successor.
  package static let outboxFenceOff = EngineDefect(
    "outbox-fence-off",
    "An acknowledgment is accepted from a drainer that no longer holds the lane",
    kernel: "BK-L18",
    caughtBy: ["G12"]
  ) { $0.outboxDrainerRules.replace(.staleLease) { subject, holds in subject.delivers || holds } }

  /// Entries that a failing emitter did not accept are lost.
  package static let outboxAcknowledgedFirst = EngineDefect(
    "outbox-acknowledged-first",
    "Entries count as delivered as soon as a drainer has them",
    kernel: "BK-L18",
    caughtBy: []
  ) { $0.discipline = AcknowledgedWhenLeased() }

  /// Entries that a drainer held when it died are never delivered.
  package static let outboxLeaseEndless = EngineDefect(
    "outbox-lease-endless",
    "The lease of a lane never expires",
    kernel: "BK-L18",
    caughtBy: []
  ) { $0.outboxLeaseRules.replace(.leaseHeld) { subject, _ in subject.lane.lease == nil } }

  /// The entries of a drainer whose emitter failed wait until its lease expires.
  package static let outboxLaneKept = EngineDefect(
    "outbox-lane-kept",
    "A drainer cannot give its lane back after its emitter failed",
    caughtBy: []
  ) { $0.outboxDrainerRules.replace(.staleLease) { subject, holds in subject.delivers && holds } }

  static let outbox: [EngineDefect] = [
    outboxLeaseUnchecked, outboxLeaseCheckThenAct, outboxFenceOff, outboxAcknowledgedFirst,
    outboxLeaseEndless, outboxLaneKept,
  ]
}
