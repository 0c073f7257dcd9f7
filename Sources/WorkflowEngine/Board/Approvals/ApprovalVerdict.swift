/// What an approver says.
public enum ApprovalVerdict: String, Sendable, CaseIterable {
  /// The task may start.
  case approve

  /// The task may not start.
  case reject

  /// The status that the verdict gives to an approval.
  public var status: ApprovalStatus {
    switch self {
    case .approve: .approved
    case .reject: .rejected
    }
  }
}
