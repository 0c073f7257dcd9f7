/// The choices made when a task was created.
public struct TaskSpec: Sendable, Hashable {
  /// The task's identifier.
  public let task: TaskID

  /// The run that the task belongs to.
  public let run: RunID

  /// The tasks that must be done before it starts; later links are not included.
  public let dependencies: [TaskID]

  /// Whether it needs an approval before it starts.
  public let requiresApproval: Bool

  /// Whether each rerun or reopening needs a new approval.
  public let reapprove: Bool

  /// The artifacts that it needs from its dependencies.
  public let needs: [ArtifactNeed]

  /// The paths that it holds while it is under way; none lies below another.
  public let paths: [WorkspacePath]

  /// Which failures are retried automatically.
  public let retry: RetryPolicy

  /// A name that is unique in its run; a second creation with it finds this task.
  public let key: String?

  /// Creates a specification.
  ///
  /// - Parameters:
  ///   - task: The task's identifier.
  ///   - run: The run that the task belongs to.
  ///   - dependencies: The tasks that must be done before it starts.
  ///   - requiresApproval: Whether it needs an approval before it starts.
  ///   - reapprove: Whether each rerun needs a new approval.
  ///   - needs: The artifacts that it needs from its dependencies.
  ///   - paths: The paths that it holds while it is under way.
  ///   - retry: Which failures are retried automatically.
  ///   - key: A name that is unique among the tasks of its run.
  public init(
    task: TaskID,
    run: RunID,
    dependencies: [TaskID] = [],
    requiresApproval: Bool = false,
    reapprove: Bool = false,
    needs: [ArtifactNeed] = [],
    paths: [WorkspacePath] = [],
    retry: RetryPolicy = .never,
    key: String? = nil
  ) {
    self.task = task
    self.run = run
    self.dependencies = dependencies
    self.requiresApproval = requiresApproval
    self.reapprove = reapprove
    self.needs = needs
    self.paths = paths
    self.retry = retry
    self.key = key
  }
}
