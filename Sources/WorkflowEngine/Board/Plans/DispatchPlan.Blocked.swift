extension DispatchPlan {
  /// A task that may not start.
  public struct Blocked: Sendable, Hashable {
    /// The task.
    public let task: TaskID

    /// The first closed gate.
    public let reason: RefusalReason

    /// Creates an entry.
    ///
    /// - Parameters:
    ///   - task: The task.
    ///   - reason: The first closed gate.
    public init(task: TaskID, reason: RefusalReason) {
      self.task = task
      self.reason = reason
    }
  }
}
