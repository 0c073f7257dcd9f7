/// What became of a wish for a task.
public enum CreateReply: Sendable, Hashable {
  /// The task is new.
  case created(TaskID)

  /// There was a task of this key.
  case reused(TaskID)

  /// The task, new or not.
  public var task: TaskID {
    switch self {
    case .created(let task), .reused(let task): task
    }
  }
}
