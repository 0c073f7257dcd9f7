/// The subject of a decision rule.
public struct DecisionSubject: Sendable {
  /// The task to decide on.
  public let task: BoardTask

  /// The verdict of the approver.
  public let verdict: ApprovalVerdict

  /// Creates a subject.
  ///
  /// - Parameters:
  ///   - task: The task to decide on.
  ///   - verdict: The verdict of the approver.
  public init(task: BoardTask, verdict: ApprovalVerdict) {
    self.task = task
    self.verdict = verdict
  }
}
