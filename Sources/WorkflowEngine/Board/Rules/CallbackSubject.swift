/// The subject of a callback rule: a call about an attempt.
public struct CallbackSubject: Sendable {
  /// The task of the call.
  public let task: BoardTask

  /// The caller's token.
  public let token: AttemptToken

  /// The kind of call.
  public let reported: AttemptCall

  /// The artifacts of the handoff.
  public let artifacts: [Artifact]

  /// Creates a subject.
  ///
  /// - Parameters:
  ///   - task: The task of the call.
  ///   - token: The caller's token.
  ///   - reported: The kind of call.
  ///   - artifacts: The artifacts of the handoff.
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
