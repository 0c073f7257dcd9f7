/// The subject of a reclaim rule: a claim that has a lease.
public struct ReclaimSubject: Sendable {
  /// The claimed task.
  public let task: BoardTask

  /// The current time, in nanoseconds of the engine's time.
  public let at: Int

  /// Creates a subject.
  ///
  /// - Parameters:
  ///   - task: The claimed task.
  ///   - at: The current time, in nanoseconds of the engine's time.
  public init(task: BoardTask, at: Int) {
    self.task = task
    self.at = at
  }
}
