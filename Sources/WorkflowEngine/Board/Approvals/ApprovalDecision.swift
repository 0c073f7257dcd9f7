/// The one final decision in an approval round of a task.
public struct ApprovalDecision: Sendable, Hashable {
  /// The verdict of the approver.
  public let verdict: ApprovalVerdict

  /// Who decided.
  public let by: String

  /// The reason.
  public let comment: String

  /// The approval round: 1 until the task is reset and needs a new approval.
  public let round: Int

  /// Creates a decision.
  ///
  ///   - verdict: The verdict of the approver.
  ///   - verdict: What was decided.
  ///   - comment: The reason.
  ///   - comment: Why.
  ///   - round: The approval round.
  public init(verdict: ApprovalVerdict, by: String, comment: String, round: Int) {
    self.verdict = verdict
    self.by = by
    self.comment = comment
    self.round = round
  }
}
