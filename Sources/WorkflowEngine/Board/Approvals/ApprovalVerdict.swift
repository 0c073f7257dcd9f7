/// The answer of an approver.
public enum ApprovalVerdict: String, Sendable, CaseIterable {
  /// The task may start.
  case approve

  /// The task may not start.
  case reject

  /// The approval status that results from the verdict.
  public var status: ApprovalStatus {
    switch self {
    case .approve: .approved
    case .reject: .rejected
    }
  }
}
