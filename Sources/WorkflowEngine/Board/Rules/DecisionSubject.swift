/// What a decision rule judges.
public struct DecisionSubject: Sendable {
  /// The task to decide on.
  public let task: BoardTask

  /// What the approver says.
  public let verdict: ApprovalVerdict

  /// Creates a subject.
  ///
  /// - Parameters:
  ///   - task: The task to decide on.
  ///   - verdict: What the approver says.
  public init(task: BoardTask, verdict: ApprovalVerdict) {
    self.task = task
    self.verdict = verdict
  }
}
