/// The one final decision in an approval round of a task.
public struct ApprovalDecision: Sendable, Hashable {
  /// What was decided.
  public let verdict: ApprovalVerdict

  /// Who decided.
  public let by: String

  /// Why.
  public let comment: String

  /// The round that the decision belongs to: 1 until the task is reset and asks for approval
  /// again.
  public let round: Int

  /// Creates a decision.
  ///
  /// - Parameters:
  ///   - verdict: What was decided.
  ///   - by: Who decided.
  ///   - comment: Why.
  ///   - round: The approval round.
  public init(verdict: ApprovalVerdict, by: String, comment: String, round: Int) {
    self.verdict = verdict
    self.by = by
    self.comment = comment
    self.round = round
  }
}
