/// Reclaims claims whose lease has expired, the longest expired first.
///
/// Leases of different lengths may exist after the engine was opened with another configuration.
package struct ReclaimExpired: Command {
  /// The current time, in nanoseconds of the engine's time.
  package let at: Int
  private let limit: Int
  /// The guards, in order.
  package let rules: [Rule<ReclaimSubject>]

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

  /// Reclaims claims, in the order in which their leases expired.
  ///
  /// - Parameter state: The state to decide on.
  /// - Returns: The tasks whose claim was reclaimed, in order.
  /// - Complexity: O(*n* log *n*), where *n* is the number of expired claims.
  package func decide(_ state: EngineModel.State) -> Decision<EngineModel, [TaskID]> {
    let board = state.board
    var decision = Decision<EngineModel, [TaskID]>([])
    let expired = board.leases.prefix { task in
      rules.firstBroken(by: ReclaimSubject(task: board.tasks[task], at: at)) == nil
    }
    for index in expired.prefix(limit) {
      let task = board.tasks[index]
      guard let attempt = task.currentAttempt else { continue }
      decision.reply.append(task.id)
      decision.events.append(.board(.attemptReclaimed(task.id, attempt.token, at: at)))
    }
    return decision
  }
}
