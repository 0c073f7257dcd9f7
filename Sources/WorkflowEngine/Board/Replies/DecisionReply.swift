/// What became of a decision.
public enum DecisionReply: Sendable, Hashable {
  /// The decision stands.
  case decided(ApprovalDecision)

  /// Somebody was first; this is what stands.
  case conflict(ApprovalDecision)

  /// There is nothing to decide.
  case refused(RefusalReason)
}
