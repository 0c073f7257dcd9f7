extension Board {
  /// Decides on a call about an attempt.
  ///
  /// - Parameters:
  ///   - events: The events if the call is accepted.
  ///   - id: The task.
  ///   - token: The caller's token.
  ///   - call: The kind of call.
  ///   - artifacts: The artifacts of the handoff.
  ///   - rules: The guards, in order.
  /// - Returns: The decision.
  /// - Throws: ``BoardError/unknownTask(_:)``.
  func report(
    _ events: Event...,
    on id: TaskID,
    _ token: AttemptToken,
    _ call: AttemptCall,
    artifacts: [Artifact] = [],
    rules: [Rule<CallbackSubject>]
  ) throws -> Decision<EngineModel, CallbackReply> {
    if let reason = try refusal(on: id, token, call, artifacts: artifacts, rules: rules) {
      let refusal = Event.callbackRefused(id, token, reported: call, reason)
      return Decision(.refused(reason), [.board(refusal)])
    }
    return Decision(.accepted, events.map(EngineModel.Event.board))
  }

  /// The reason of the first guard that refuses a call.
  ///
  /// - Throws: ``BoardError/unknownTask(_:)``.
  func refusal(
    on id: TaskID,
    _ token: AttemptToken,
    _ call: AttemptCall,
    artifacts: [Artifact] = [],
    rules: [Rule<CallbackSubject>]
  ) throws -> RefusalReason? {
    let task = try task(id)
    let subject = CallbackSubject(task: task, token: token, reported: call, artifacts: artifacts)
    return rules.firstBroken(by: subject)
  }
}
