import WorkflowEngine

/// Performs operations one after the other, and audits the engine after each.
struct AuditedOperations {
  private let performer: OperationPerformer
  private var audit: RunningAudit
  private var count = 0

  /// Starts with the engine's existing records.
  init(_ performer: OperationPerformer) {
    self.performer = performer
    audit = RunningAudit(
      LedgerAudit.frequent,
      dispatchLimit: performer.engine.configuration.dispatchLimit
    )
  }

  /// Audits the records since the last call, and the state.
  ///
  /// - Returns: The findings, each with the name of its check.
  mutating func findings() async throws -> [String] {
    try performer.engine.readRecords(after: count) { record in
      audit.take(record)
      count += 1
    }
    let found = await performer.engine.read { [audit] in audit.findings(in: $0) }
    return Self.named(found)
  }

  private static func named(_ found: [[String]]) -> [String] {
    zip(LedgerAudit.frequent, found).flatMap { check, texts in texts.map { "\(check.id) \($0)" } }
  }

  /// Performs operations until the audit finds something.
  ///
  /// - Returns: The number of performed operations, and the findings after the last.
  static func run(
    _ operations: [BoardOperation],
    _ configuration: EngineConfiguration
  ) async throws -> (count: Int, findings: [String]) {
    let performer = try await OperationPerformer(configuration)
    var audited = AuditedOperations(performer)
    for (index, operation) in operations.enumerated() {
      // Errors of the engine are checked by another invariant.
      _ = try? await performer.perform(operation)
      if !performer.isUp { try await performer.reopen() }
      let findings = try await audited.findings()
      if !findings.isEmpty { return (index + 1, findings) }
    }
    return (operations.count, [])
  }

  /// Finds a transaction after which the audit finds something: the first one, if there is any.
  ///
  /// An audit of the state after every transaction is slow, so only some are audited at first. Other
  /// iterations audit the others.
  ///
  /// - Parameters:
  ///   - records: The records of an engine.
  ///   - dispatchLimit: The engine's limit.
  ///   - place: Which transactions are audited at first, at least 0.
  /// - Returns: The number of the transaction's last record, and the findings; `nil` if there are
  ///   none.
  static func firstFinding(
    in records: [EngineRecord],
    dispatchLimit: Int,
    place: Int
  ) -> (sequence: Int, findings: [String])? {
    let isClean =
      finding(in: records, dispatchLimit) { $0 % interval == place % interval } == nil
    return isClean ? nil : finding(in: records, dispatchLimit) { _ in true }
  }

  /// One of so many transactions or operations is audited at once.
  static let interval = 4

  private static func finding(
    in records: [EngineRecord],
    _ dispatchLimit: Int,
    after isAudited: (Int) -> Bool
  ) -> (sequence: Int, findings: [String])? {
    var audit = RunningAudit(LedgerAudit.frequent, dispatchLimit: dispatchLimit)
    var state = EngineModel.State()
    for (index, record) in records.enumerated() {
      EngineModel.evolve(&state, record.event)
      audit.take(record)
      let isLast = index + 1 == records.count
      guard isLast || records[index + 1].transaction != record.transaction else { continue }
      guard isLast || isAudited(record.transaction) else { continue }
      let found = named(audit.findings(in: state))
      if !found.isEmpty { return (index + 1, found) }
    }
    return nil
  }
}
