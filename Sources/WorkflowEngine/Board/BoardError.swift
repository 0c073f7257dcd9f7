/// A misuse of the board; it changes nothing.
public enum BoardError: Error, Hashable, Sendable {
  /// The run was never created.
  case unknownRun(RunID)

  /// The task was never created.
  case unknownTask(TaskID)

  /// A dependency belongs to another run.
  case foreignDependency(TaskID)

  /// A dependency was named twice.
  case repeatedDependency(TaskID)

  /// The artifact was never published.
  case unknownArtifact(ArtifactID)

  /// A task needs an artifact of a task that it does not depend on.
  case needWithoutDependency(TaskID)

  /// A path would lead out of the workspace.
  case invalidPath(String)

  /// The run accepts no more tasks: it was aborted, or it has succeeded.
  case runClosed(RunID, RunStatus)

  /// A limit of ``BoardLimits`` was exceeded.
  case limitReached(String, limit: Int)
}

extension BoardError: CustomStringConvertible {
  /// What is wrong, in one sentence.
  public var description: String {
    switch self {
    case .unknownRun(let run): "There is no run \(run)."
    case .unknownTask(let task): "There is no task \(task)."
    case .foreignDependency(let task): "The dependency \(task) belongs to another run."
    case .repeatedDependency(let task): "The dependency \(task) is named twice."
    case .unknownArtifact(let artifact): "There is no artifact \(artifact)."
    case .needWithoutDependency(let task):
      "The task needs an artifact of \(task), but does not depend on \(task)."
    case .invalidPath(let path): "The path '\(path)' may not contain '..'."
    case .runClosed(let run, let status): "The run \(run) is \(status) and accepts no more tasks."
    case .limitReached(let what, let limit): "There may be no more than \(limit) \(what)."
    }
  }
}
