/// Approves or rejects a task; each approval round has one final decision.
package struct Decide: Command {
  private let task: TaskID
  private let verdict: ApprovalVerdict
  private let by: String
  private let comment: String
  private let rules: [Rule<DecisionSubject>]

  /// Creates the command.
  ///
  /// - Parameters:
  ///   - task: The task.
  ///   - verdict: The decision.
  ///   - by: Who decides.
  ///   - comment: The reason.
  ///   - rules: The guards, in order.
  package init(
    _ task: TaskID,
    _ verdict: ApprovalVerdict,
    by: String,
    comment: String,
    rules: [Rule<DecisionSubject>]
  ) {
    self.task = task
    self.verdict = verdict
    self.by = by
    self.comment = comment
    self.rules = rules
  }

  /// Records the decision if it is the first of its round.
  ///
  /// - Parameter state: The state to decide on.
  /// - Returns: The decision, or the earlier one of this round.
  /// - Throws: ``BoardError/unknownTask(_:)`` or ``BoardError/limitReached(_:limit:)``.
  package func decide(_ state: EngineModel.State) throws -> Decision<EngineModel, DecisionReply> {
    try BoardLimits.check(by, "an approver's name")
    try BoardLimits.check(comment, "a comment")
    let row = try state.board.task(task)
    if let reason = rules.firstBroken(by: DecisionSubject(task: row, verdict: verdict)) {
      let refusal = EngineModel.Event.board(.decisionRefused(task, by: by, reason))
      if reason == .alreadyDecided, let standing = row.decision {
        return Decision(.conflict(standing), [refusal])
      }
      return Decision(.refused(reason), [refusal])
    }
    let decision = ApprovalDecision(
      verdict: verdict,
      by: by,
      comment: comment,
      round: row.approvalRound
    )
    return Decision(.decided(decision), [.board(.approvalDecided(task, decision))])
  }
}
