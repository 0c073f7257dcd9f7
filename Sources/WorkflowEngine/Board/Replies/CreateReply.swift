/// The reply to the creation of a task.
public enum CreateReply: Sendable, Hashable {
  /// The task is new.
  case created(TaskID)

  /// A task with this key already existed.
  case reused(TaskID)

  /// The task, new or not.
  public var task: TaskID {
    switch self {
    case .created(let task), .reused(let task): task
    }
  }
}
