/// An audit that goes along with the records, so that it can be asked after any of them.
///
/// All checks share one walk: what the records say is worked out once.
public struct RunningAudit: Sendable {
  private let checks: [AuditCheck]
  private var trail = AuditTrail()
  private var found: [AuditFindings]

  /// Creates an audit that has seen no record.
  ///
  /// - Parameter checks: What to look for.
  public init(_ checks: [AuditCheck] = LedgerAudit.checks) {
    self.checks = checks
    found = Array(repeating: AuditFindings(), count: checks.count)
  }

  /// Looks at the next record.
  ///
  /// - Parameter record: The record that follows the one before, in the order of the journal.
  /// - Complexity: O(*d*), where *d* is the number of dependencies of the tasks that it is about.
  public mutating func take(_ record: EngineRecord) {
    switch record.event {
    case .board(let event):
      for index in checks.indices { checks[index].visit(trail, record, event, &found[index]) }
      trail.follow(record, event)
    case .outbox(let event):
      for index in checks.indices { checks[index].visitOutbox(trail, record, event, &found[index]) }
      trail.follow(record, event)
    }
  }

  /// Says what was found so far, and what the state adds to that.
  ///
  /// - Parameter state: The state that the records led to.
  /// - Returns: For each check what was found, in the order of the checks.
  /// - Complexity: O(*n*), where *n* is the number of tasks and dependencies.
  public func findings(in state: EngineModel.State) -> [[String]] {
    zip(checks, found).map { check, found in
      var found = found
      check.conclude(trail, state, &found)
      return found.texts
    }
  }
}
