/// The subject of a start rule.
public struct StartSubject: Sendable {
  /// The run's status.
  public let runStatus: RunStatus

  /// The task to start; `nil` if the run has no ready task.
  public let task: BoardTask?

  /// The number of attempts under way, over all runs.
  public let activeCount: Int

  /// The maximum number of attempts under way.
  public let limit: Int

  /// Whether no other task holds a path of the task.
  public let arePathsFree: Bool

  /// Creates a subject.
  ///
  /// - Parameters:
  ///   - runStatus: The run's status.
  ///   - task: The task to start.
  ///   - activeCount: The number of attempts under way.
  ///   - limit: The maximum number of attempts under way.
  ///   - arePathsFree: Whether no other task holds a path of the task.
  public init(
    runStatus: RunStatus,
    task: BoardTask?,
    activeCount: Int = 0,
    limit: Int = .max,
    arePathsFree: Bool = true
  ) {
    self.runStatus = runStatus
    self.task = task
    self.activeCount = activeCount
    self.limit = limit
    self.arePathsFree = arePathsFree
  }
}
