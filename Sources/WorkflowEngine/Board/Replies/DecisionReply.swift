/// The reply to an approval decision.
public enum DecisionReply: Sendable, Hashable {
  /// The decision is final.
  case decided(ApprovalDecision)

  /// Another decision came first; this is that decision.
  case conflict(ApprovalDecision)

  /// The decision is not possible.
  case refused(RefusalReason)
}
