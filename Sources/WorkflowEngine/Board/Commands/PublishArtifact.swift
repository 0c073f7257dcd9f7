/// Publishes an artifact of an attempt on the board.
package struct PublishArtifact: Command {
  private let task: TaskID
  private let token: AttemptToken
  private let type: String
  private let label: String
  private let rules: [Rule<CallbackSubject>]

  /// Creates the command.
  ///
  /// - Parameters:
  ///   - task: The task.
  ///   - token: The attempt's token.
  ///   - type: The artifact's type.
  ///   - label: The artifact's name among those of its type.
  ///   - rules: The guards, in order.
  package init(
    _ task: TaskID,
    _ token: AttemptToken,
    type: String,
    label: String,
    rules: [Rule<CallbackSubject>]
  ) {
    self.task = task
    self.token = token
    self.type = type
    self.label = label
    self.rules = rules
  }

  /// Gives the artifact the next identifier if every guard allows the call.
  ///
  /// - Parameter state: The state to decide on.
  /// - Returns: The artifact's identifier, or why it was refused.
  /// - Throws: ``BoardError/unknownTask(_:)`` or ``BoardError/limitReached(_:limit:)``.
  package func decide(_ state: EngineModel.State) throws -> Decision<EngineModel, PublishReply> {
    for text in [type, label] { try BoardLimits.check(text, "an artifact's name") }
    let board = state.board
    if let reason = try board.refusal(on: task, token, .published, rules: rules) {
      let event = Board.Event.callbackRefused(task, token, reported: .published, reason)
      return Decision(.refused(reason), [.board(event)])
    }
    guard board.artifacts.count < BoardLimits.artifacts else {
      throw BoardError.limitReached("artifacts", limit: BoardLimits.artifacts)
    }
    let id = ArtifactID(rawValue: board.artifacts.count)
    let artifact = Artifact(id: id, task: task, attempt: token, type: type, label: label)
    return Decision(.published(id), [.board(.artifactPublished(artifact))])
  }
}
