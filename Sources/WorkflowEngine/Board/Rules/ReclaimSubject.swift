/// What a reclaim rule judges: a claim that has a lease.
public struct ReclaimSubject: Sendable {
  /// The task whose claim it is.
  public let task: BoardTask

  /// Now, in nanoseconds of the engine's time.
  public let at: Int

  /// Creates a subject.
  ///
  /// - Parameters:
  ///   - task: The task whose claim it is.
  ///   - at: Now, in nanoseconds of the engine's time.
  public init(task: BoardTask, at: Int) {
    self.task = task
    self.at = at
  }
}
