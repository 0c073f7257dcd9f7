extension Outbox {
  /// The guards of a lease: a lane cannot be taken from a drainer whose lease has not expired.
  public static let leaseRules: [Rule<LaneSubject>] = [
    Rule(.leaseHeld) { subject in subject.lane.lease.map { $0.until <= subject.at } ?? true }
  ]

  /// The guards of an acknowledgment and of a return: only the drainer that holds the lane may do
  /// it.
  public static let drainerRules: [Rule<DrainerSubject>] = [
    Rule(.staleLease) { $0.lane.lease?.token == $0.token }
  ]
}
