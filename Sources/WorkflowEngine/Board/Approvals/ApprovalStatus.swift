/// Whether a task may start as far as its approver is concerned.
public enum ApprovalStatus: String, Sendable, CaseIterable {
  /// Nobody needs to approve the task.
  case notRequired

  /// Nobody has decided yet in this round.
  case pending

  /// The task may start.
  case approved

  /// The task may not start.
  case rejected

  /// The moves that an approval may make; a new round begins with the reset of a task.
  public static let legalTransitions: [ApprovalStatus: Set<ApprovalStatus>] = [
    .notRequired: [],
    .pending: [.approved, .rejected],
    .approved: [.pending],
    .rejected: [.pending],
  ]

  /// Whether the gate stands open.
  public var isOpen: Bool { self == .notRequired || self == .approved }

  /// Whether an approval may move from this status to another.
  ///
  /// - Parameter next: The status to move to.
  /// - Returns: Whether the table allows the move.
  public func canMove(to next: ApprovalStatus) -> Bool {
    Self.legalTransitions[self, default: []].contains(next)
  }
}
