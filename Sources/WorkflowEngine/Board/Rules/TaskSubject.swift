/// The subject of a rule for an operator's operation on a task.
public struct TaskSubject: Sendable {
  /// The task.
  public let task: BoardTask

  /// The status of its run.
  public let runStatus: RunStatus

  /// Creates a subject.
  ///
  /// - Parameters:
  ///   - task: The task.
  ///   - runStatus: The status of its run.
  public init(task: BoardTask, runStatus: RunStatus) {
    self.task = task
    self.runStatus = runStatus
  }
}
