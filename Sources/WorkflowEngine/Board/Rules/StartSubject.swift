/// What a start rule judges.
public struct StartSubject: Sendable {
  /// The run's status.
  public let runStatus: RunStatus

  /// The task to start; `nil` when the run has none that is ready.
  public let task: BoardTask?

  /// How many attempts are under way, over all runs.
  public let activeCount: Int

  /// How many may be under way.
  public let limit: Int

  /// Whether no other task holds a path of the task.
  public let arePathsFree: Bool

  /// Creates a subject.
  ///
  /// - Parameters:
  ///   - runStatus: The run's status.
  ///   - task: The task to start.
  ///   - activeCount: How many attempts are under way.
  ///   - limit: How many may be under way.
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
