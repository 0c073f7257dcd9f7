/// What a task is created with.
public struct TaskSpec: Sendable, Hashable {
  /// The task's name.
  public let task: TaskID

  /// The run that the task belongs to.
  public let run: RunID

  /// The tasks that must succeed before it starts.
  public let dependencies: [TaskID]

  /// Whether somebody must approve it before it starts.
  public let requiresApproval: Bool

  /// Whether a rerun needs an approval of its own.
  public let reapprove: Bool

  /// Creates a specification.
  ///
  /// - Parameters:
  ///   - task: The task's name.
  ///   - run: The run that the task belongs to.
  ///   - dependencies: The tasks that must succeed before it starts.
  ///   - requiresApproval: Whether somebody must approve it before it starts.
  ///   - reapprove: Whether a rerun needs an approval of its own.
  public init(
    task: TaskID,
    run: RunID,
    dependencies: [TaskID] = [],
    requiresApproval: Bool = false,
    reapprove: Bool = false
  ) {
    self.task = task
    self.run = run
    self.dependencies = dependencies
    self.requiresApproval = requiresApproval
    self.reapprove = reapprove
  }
}
