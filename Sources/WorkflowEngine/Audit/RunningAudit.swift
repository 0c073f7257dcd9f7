/// An audit that reads records one by one and can report its findings after each of them.
///
/// All checks share one trail, so the records are interpreted once.
public struct RunningAudit: Sendable {
  private let checks: [AuditCheck]
  private var trail: AuditTrail
  private var found: [AuditFindings]

  /// Creates an audit that has seen no record.
  ///
  /// - Parameters:
  ///   - checks: The checks to perform.
  ///   - dispatchLimit: The maximum number of attempts under way.
  public init(_ checks: [AuditCheck] = LedgerAudit.checks, dispatchLimit: Int = .max) {
    self.checks = checks
    trail = AuditTrail(dispatchLimit: dispatchLimit)
    found = Array(repeating: AuditFindings(), count: checks.count)
  }

  /// Checks the next record.
  ///
  /// - Parameter record: The next record, in the order of the journal.
  /// - Complexity: O(*d*), where *d* is the number of dependencies of the record's tasks.
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

  /// Reports the findings so far, including those that compare with the state.
  ///
  /// - Parameter state: The state after the last record.
  /// - Returns: For each check its findings, in the order of the checks.
  /// - Complexity: O(*n*), where *n* is the number of tasks and dependencies.
  public func findings(in state: EngineModel.State) -> [[String]] {
    zip(checks, found).map { check, found in
      var found = found
      check.conclude(trail, state, &found)
      return found.texts
    }
  }
}
