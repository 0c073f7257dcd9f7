/// Reclaims claims whose lease has expired, the longest expired first.
package struct ReclaimExpired: Command {
  private let at: Int
  private let limit: Int
  private let rules: [Rule<ReclaimSubject>]

  /// Creates the command.
  ///
  /// - Parameters:
  ///   - at: The current time, in nanoseconds of the engine's time.
  ///   - limit: The maximum number of claims; clamped to 0...``BoardLimits/reclaims``.
  ///   - rules: The guards, in order.
  package init(at: Int, limit: Int, rules: [Rule<ReclaimSubject>]) {
    self.at = at
    self.limit = min(max(0, limit), BoardLimits.reclaims)
    self.rules = rules
  }

  /// Reclaims claims, up to the first whose lease has not expired.
  ///
  /// - Parameter state: The state to decide on.
  /// - Returns: The tasks whose claim was reclaimed, in order.
  /// - Complexity: O(*n*), where *n* is the number of reclaimed claims.
  package func decide(_ state: EngineModel.State) -> Decision<EngineModel, [TaskID]> {
    let board = state.board
    var decision = Decision<EngineModel, [TaskID]>([])
    var next = board.leases.first
    while let index = next, decision.reply.count < limit {
      let task = board.tasks[index]
      guard let attempt = task.currentAttempt,
        rules.firstBroken(by: ReclaimSubject(task: task, at: at)) == nil
      else { break }
      decision.reply.append(task.id)
      decision.events.append(.board(.attemptReclaimed(task.id, attempt.token, at: at)))
      next = board.leases.next(after: index)
    }
    return decision
  }
}
