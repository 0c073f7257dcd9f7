/// The state of a task's approval gate.
public enum ApprovalStatus: String, Sendable, CaseIterable {
  /// The task needs no approval.
  case notRequired

  /// Nobody has decided yet in this round.
  case pending

  /// The approver allowed the task to start.
  case approved

  /// The approver rejected the task.
  case rejected

  /// The allowed moves; the reset of a task begins a new round.
  public static let legalTransitions: [ApprovalStatus: Set<ApprovalStatus>] = [
    .notRequired: [],
    .pending: [.approved, .rejected],
    .approved: [.pending],
    .rejected: [.pending],
  ]

  /// Whether the gate is open.
  public var isOpen: Bool { self == .notRequired || self == .approved }

  /// Whether an approval may move from this status to another.
  ///
  /// - Parameter next: The status to move to.
  /// - Returns: Whether the table allows the move.
  public func canMove(to next: ApprovalStatus) -> Bool {
    Self.legalTransitions[self, default: []].contains(next)
  }
}
