/// What a reclaim rule judges: a claim that has a lease.
public struct ReclaimSubject: Sendable {
  /// The task whose claim it is.
  public let task: BoardTask

  /// Now, in nanoseconds since the engine was opened.
  public let at: Int

  /// Creates a subject.
  ///
  /// - Parameters:
  ///   - task: The task whose claim it is.
  ///   - at: Now, in nanoseconds since the engine was opened.
  public init(task: BoardTask, at: Int) {
    self.task = task
    self.at = at
  }
}
