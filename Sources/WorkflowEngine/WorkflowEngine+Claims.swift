// What keeps a claim alive, gives it back, or takes it back.
extension WorkflowEngine {
  /// Lets the claim of a live attempt stand for as long, from now, as a new one would.
  ///
  /// A claim whose lease has run out may still be renewed, until it is reclaimed. Without leases this
  /// changes nothing, and only says whether the attempt is under way.
  ///
  /// - Parameters:
  ///   - task: The task.
  ///   - token: The attempt's token.
  /// - Returns: Whether the attempt is still the holder's.
  /// - Throws: ``BoardError/unknownTask(_:)`` or a ``LedgerError``.
  public func heartbeat(_ task: TaskID, _ token: AttemptToken) async throws -> CallbackReply {
    let rules = configuration.callbackRules
    return try await perform(Heartbeat(task, token, until: leaseFromNow(), rules: rules))
  }

  /// Gives an attempt back unfinished; the task may be started by somebody else.
  ///
  /// One that was asked to stop is not started again: its task is cancelled then.
  ///
  /// - Parameters:
  ///   - task: The task.
  ///   - token: The attempt's token.
  /// - Returns: Whether it was still the holder's to give.
  /// - Throws: ``BoardError/unknownTask(_:)`` or a ``LedgerError``.
  public func release(_ task: TaskID, _ token: AttemptToken) async throws -> CallbackReply {
    try await perform(Release(task, token, rules: configuration.callbackRules))
  }

  /// Takes back the claims whose lease has run out, those first that were renewed longest ago.
  ///
  /// What their holders say from then on is refused. Nothing calls this by itself: do so from a timer,
  /// or whenever a worker finds nothing to do.
  ///
  /// - Parameter limit: How many to take back at most; brought into 0...``BoardLimits/reclaims``.
  /// - Returns: The tasks, in order; when there are as many as the limit, there may be more.
  /// - Throws: A ``LedgerError``.
  /// - Complexity: O(*n*), where *n* is the number of claims that are taken back.
  public func reclaimExpired(limit: Int = BoardLimits.reclaims) async throws -> [TaskID] {
    let rules = configuration.reclaimRules
    return try await perform(ReclaimExpired(at: now(), limit: limit, rules: rules))
  }

  /// When a claim that is made or renewed now runs out.
  func leaseFromNow() -> Int? {
    guard let lease else { return nil }
    let (sum, overflows) = now().addingReportingOverflow(lease)
    return overflows ? .max : sum
  }
}
