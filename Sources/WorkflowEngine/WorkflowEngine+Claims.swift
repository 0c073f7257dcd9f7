// Renewal, release and reclaim of claims.
extension WorkflowEngine {
  /// Renews the lease of a live attempt: it expires as late as that of a claim made now.
  ///
  /// An expired lease can still be renewed until it is reclaimed. Without leases this changes
  /// nothing; the reply still says whether the attempt is under way.
  ///
  /// - Parameters:
  ///   - task: The task.
  ///   - token: The attempt's token.
  /// - Returns: Whether the holder still has the attempt, and whether it was asked to stop.
  /// - Throws: ``BoardError/unknownTask(_:)`` or a ``LedgerError``.
  public func heartbeat(_ task: TaskID, _ token: AttemptToken) async throws -> HeartbeatReply {
    let rules = configuration.callbackRules
    return try await perform(Heartbeat(task, token, until: leaseFromNow(), rules: rules))
  }

  /// Releases an attempt unfinished; another worker may start the task again.
  ///
  /// If a cancel was requested, the task does not start again but becomes cancelled.
  ///
  /// - Parameters:
  ///   - task: The task.
  ///   - token: The attempt's token.
  /// - Returns: Whether the attempt was still the holder's.
  /// - Throws: ``BoardError/unknownTask(_:)`` or a ``LedgerError``.
  public func release(_ task: TaskID, _ token: AttemptToken) async throws -> CallbackReply {
    try await perform(Release(task, token, rules: configuration.callbackRules))
  }

  /// Reclaims claims whose lease has expired, the longest expired first.
  ///
  /// Later reports of their holders are refused. The engine never calls this itself: call it from a
  /// timer, or whenever a worker finds nothing to do.
  ///
  /// - Parameter limit: The maximum number to reclaim; clamped to 0...``BoardLimits/reclaims``.
  /// - Returns: The tasks, in order. If there are as many as the limit, there may be more.
  /// - Throws: A ``LedgerError``.
  /// - Complexity: O(*n* log *n*), where *n* is the number of expired claims.
  public func reclaimExpired(limit: Int = BoardLimits.reclaims) async throws -> [TaskID] {
    let rules = configuration.reclaimRules
    return try await perform(ReclaimExpired(at: now(), limit: limit, rules: rules))
  }

  /// When a lease that starts now expires, in nanoseconds.
  func leaseFromNow() -> Int? {
    guard let lease else { return nil }
    let (sum, overflows) = now().addingReportingOverflow(lease)
    return overflows ? .max : sum
  }
}
