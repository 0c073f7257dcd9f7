/// What a task is created with.
public struct TaskSpec: Sendable, Hashable {
  /// The task's name.
  public let task: TaskID

  /// The run that the task belongs to.
  public let run: RunID

  /// The tasks that must be done before it starts; links that came later are not among them.
  public let dependencies: [TaskID]

  /// Whether somebody must approve it before it starts.
  public let requiresApproval: Bool

  /// Whether a rerun or a reopening needs an approval of its own.
  public let reapprove: Bool

  /// What it needs from its dependencies.
  public let needs: [ArtifactNeed]

  /// The paths that it holds while it is under way; none lies below another.
  public let paths: [WorkspacePath]

  /// Which of its failures are tried again by themselves.
  public let retry: RetryPolicy

  /// Names the task among those of its run, so that creating it again finds it.
  public let key: String?

  /// Creates a specification.
  ///
  /// - Parameters:
  ///   - task: The task's name.
  ///   - run: The run that the task belongs to.
  ///   - dependencies: The tasks that must be done before it starts.
  ///   - requiresApproval: Whether somebody must approve it before it starts.
  ///   - reapprove: Whether a rerun needs an approval of its own.
  ///   - needs: What it needs from its dependencies.
  ///   - paths: The paths that it holds while it is under way.
  ///   - retry: Which of its failures are tried again by themselves.
  ///   - key: Names the task among those of its run.
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
