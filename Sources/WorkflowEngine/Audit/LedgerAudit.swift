/// The engine's invariants, each checked on the records.
///
/// The checks do not use the engine's own interpretation of the records, so a mistake in the engine
/// cannot hide itself. `G5`, `G7`, `G9`, `G10`, `G12`, `G13`, `G15`, `G18` and `S1` also look at the
/// state.
public enum LedgerAudit: Sendable {
  /// Every check, in the order of their names.
  public static let checks: [AuditCheck] = [
    AuditCheck(
      "G1",
      .checkThenAct,
      "every transition is in its table, and no link closes a cycle",
      visit: transitions
    ),
    AuditCheck(
      "G2",
      .checkThenAct,
      "a task has one attempt at a time, each with a newer token",
      visit: attempts
    ),
    AuditCheck("G3", .checkThenAct, "all gates of a task were open at its start", visit: gates),
    AuditCheck(
      "G4",
      .missingFence,
      "every accepted call shows the token of the attempt under way",
      visit: fence
    ),
    AuditCheck(
      "G5",
      .splitTransaction,
      "an attempt starts, ends, hands off and is reset at most once, and the task's status is its outcome",
      visit: outcomes,
      conclude: outcomes
    ),
    AuditCheck("G6", .checkThenAct, "every refusal names a reason that was true", visit: refusals),
    AuditCheck(
      "G7",
      .lostUpdate,
      "every counter equals the number of its events",
      conclude: counters
    ),
    AuditCheck(
      "G8",
      .lostUpdate,
      "numbers have no gap and no repetition, a transaction has one time, and time never goes back",
      visit: { trail, record, _, findings in sequence(trail, record, &findings) },
      visitOutbox: { trail, record, _, findings in sequence(trail, record, &findings) }
    ),
    AuditCheck(
      "G9",
      .lostWakeUp,
      "every pointer and index agrees with its target",
      conclude: pointers
    ),
    AuditCheck(
      "G10",
      .splitTransaction,
      "a run's status follows from its tasks or from its operator, after all else that an event entails",
      visit: runStatus,
      conclude: runStatus
    ),
    AuditCheck(
      "G12",
      .missingFence,
      "every entry is delivered or pending, and only the drainer of its lane delivers it",
      visitOutbox: outbox,
      conclude: outbox
    ),
    AuditCheck(
      "G13",
      .lostUpdate,
      "every field of a task equals the one on record",
      conclude: fields
    ),
    AuditCheck(
      "G14",
      .wrongBound,
      "no more attempts are under way than the engine allows",
      visit: cap
    ),
    AuditCheck(
      "G15",
      .splitTransaction,
      "an abort, a rerun and a reopening reach every task that they concern",
      visit: wholeness,
      conclude: wholeness
    ),
    AuditCheck(
      "G18",
      .wrongBound,
      "only tasks that use them hold paths and leases",
      visit: leftovers,
      conclude: leftovers
    ),
    AuditCheck(
      "S1",
      .lostUpdate,
      "a stored state equals the original when it is read",
      conclude: stored
    ),
  ]

  /// The checks for an audit after each transaction: all but `S1`, which stores the whole state.
  public static let frequent: [AuditCheck] = checks.filter { $0.id != "S1" }

  /// The names of the checks, in order.
  public static let ids: [String] = checks.map(\.id)

  /// Finds a check.
  ///
  /// - Parameter id: The name of the check.
  /// - Returns: The check, or `nil` if no check has this name.
  public static func check(_ id: String) -> AuditCheck? { checks.first { $0.id == id } }

  /// Performs every check.
  ///
  /// - Parameters:
  ///   - records: The records, in the order of the journal.
  ///   - state: The state after the last record. Audit only while no operation is under way.
  ///   - dispatchLimit: The maximum number of attempts under way.
  /// - Returns: The findings, each with the name of its check; empty if every property holds.
  /// - Complexity: O(*n*), where *n* is the number of records and dependencies. A link that was
  ///   added later also costs a walk over its ancestors, and a start with paths a scan of all held
  ///   paths.
  public static func findings(
    _ records: [EngineRecord],
    _ state: EngineModel.State,
    dispatchLimit: Int = .max
  ) -> [String] {
    let found = byCheck(records, state, dispatchLimit: dispatchLimit)
    return zip(checks, found).flatMap { check, texts in texts.map { "\(check.id) \($0)" } }
  }

  /// Performs every check in one walk.
  ///
  /// - Parameters:
  ///   - records: The records, in the order of the journal.
  ///   - state: The state after the last record.
  ///   - dispatchLimit: The maximum number of attempts under way.
  /// - Returns: For each check its findings, in the order of ``checks``.
  /// - Complexity: O(*n*), where *n* is the number of records and dependencies.
  public static func byCheck(
    _ records: [EngineRecord],
    _ state: EngineModel.State,
    dispatchLimit: Int = .max
  ) -> [[String]] {
    var audit = RunningAudit(dispatchLimit: dispatchLimit)
    for record in records { audit.take(record) }
    return audit.findings(in: state)
  }
}
