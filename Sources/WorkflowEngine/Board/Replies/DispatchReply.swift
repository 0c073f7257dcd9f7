/// The reply to the start of a task.
public enum DispatchReply: Sendable, Hashable {
  /// The task was started; the attempt's token fences every report on it.
  case started(TaskID, Attempt)

  /// Nothing was started.
  case refused(RefusalReason)
}
