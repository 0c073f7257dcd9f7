/// What a callback rule judges: a report on an attempt.
public struct CallbackSubject: Sendable {
  /// The task that the report is about.
  public let task: BoardTask

  /// The token that the reporter shows.
  public let token: AttemptToken

  /// The status that is reported.
  public let reported: TaskStatus

  /// Creates a subject.
  ///
  /// - Parameters:
  ///   - task: The task that the report is about.
  ///   - token: The token that the reporter shows.
  ///   - reported: The status that is reported.
  public init(task: BoardTask, token: AttemptToken, reported: TaskStatus) {
    self.task = task
    self.token = token
    self.reported = reported
  }
}
