extension Outbox {
  /// The guards of a lease: nobody takes a lane from a drainer whose time is not over.
  public static let leaseRules: [Rule<LaneSubject>] = [
    Rule(.leaseHeld) { subject in subject.lane.lease.map { $0.until <= subject.at } ?? true }
  ]

  /// The guards of an acknowledgment and of a return: who has lost a lane has no say about it.
  public static let drainerRules: [Rule<DrainerSubject>] = [
    Rule(.staleLease) { $0.lane.lease?.token == $0.token }
  ]
}
