extension Board {
  /// Decides on a report on an attempt.
  ///
  /// - Parameters:
  ///   - event: What happens when the report is accepted.
  ///   - id: The task.
  ///   - token: The token that the reporter shows.
  ///   - reported: The status that is reported.
  ///   - rules: The guards, in order.
  /// - Returns: The decision.
  /// - Throws: ``BoardError/unknownTask(_:)``.
  func report(
    _ event: Event,
    on id: TaskID,
    _ token: AttemptToken,
    _ reported: TaskStatus,
    rules: [Rule<CallbackSubject>]
  ) throws -> Decision<EngineModel, CallbackReply> {
    let subject = CallbackSubject(task: try task(id), token: token, reported: reported)
    guard let reason = rules.firstBroken(by: subject) else {
      return Decision(.accepted, [.board(event)])
    }
    let refusal = Event.callbackRefused(id, token, reported: reported, reason)
    return Decision(.refused(reason), [.board(refusal)])
  }
}
