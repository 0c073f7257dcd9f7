/// What a callback rule judges: a call of somebody who works at an attempt.
public struct CallbackSubject: Sendable {
  /// The task that the call is about.
  public let task: BoardTask

  /// The token that the caller shows.
  public let token: AttemptToken

  /// What is asked for.
  public let reported: AttemptCall

  /// The artifacts that are handed off.
  public let artifacts: [Artifact]

  /// Creates a subject.
  ///
  /// - Parameters:
  ///   - task: The task that the call is about.
  ///   - token: The token that the caller shows.
  ///   - reported: What is asked for.
  ///   - artifacts: The artifacts that are handed off.
  public init(
    task: BoardTask,
    token: AttemptToken,
    reported: AttemptCall,
    artifacts: [Artifact] = []
  ) {
    self.task = task
    self.token = token
    self.reported = reported
    self.artifacts = artifacts
  }
}
