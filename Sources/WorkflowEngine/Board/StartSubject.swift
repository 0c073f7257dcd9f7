/// What a start rule judges.
public struct StartSubject: Sendable {
  /// The run's status.
  public let runStatus: RunStatus

  /// The task to start; `nil` when the run has none that is ready.
  public let task: BoardTask?

  /// Creates a subject.
  ///
  /// - Parameters:
  ///   - runStatus: The run's status.
  ///   - task: The task to start.
  public init(runStatus: RunStatus, task: BoardTask?) {
    self.runStatus = runStatus
    self.task = task
  }
}
