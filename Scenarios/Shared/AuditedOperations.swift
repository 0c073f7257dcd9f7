import WorkflowEngine

/// Performs operations one after the other, and audits the engine after each.
struct AuditedOperations {
  private let performer: OperationPerformer
  private var audit: RunningAudit
  private var count = 0

  /// Starts with the engine's existing records.
  init(_ performer: OperationPerformer) {
    self.performer = performer
    audit = RunningAudit(dispatchLimit: performer.engine.configuration.dispatchLimit)
  }

  /// Audits the records since the last call, and the state.
  ///
  /// - Returns: The findings, each with the name of its check.
  mutating func findings() async throws -> [String] {
    for record in try performer.engine.records().dropFirst(count) {
      audit.take(record)
      count += 1
    }
    let found = await performer.engine.read { [audit] in audit.findings(in: $0) }
    return zip(LedgerAudit.ids, found).flatMap { id, texts in texts.map { "\(id) \($0)" } }
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
      let findings = try await audited.findings()
      if !findings.isEmpty { return (index + 1, findings) }
    }
    return (operations.count, [])
  }

  /// Finds the first transaction after which the audit finds something.
  ///
  /// - Returns: The number of the transaction's last record, and the findings; `nil` if there are
  ///   none.
  static func firstFinding(in records: [EngineRecord]) -> (sequence: Int, findings: [String])? {
    var audit = RunningAudit()
    var state = EngineModel.State()
    for (index, record) in records.enumerated() {
      EngineModel.evolve(&state, record.event)
      audit.take(record)
      guard index + 1 == records.count || records[index + 1].transaction != record.transaction
      else { continue }
      let found = zip(LedgerAudit.ids, audit.findings(in: state)).flatMap { id, texts in
        texts.map { "\(id) \($0)" }
      }
      if !found.isEmpty { return (index + 1, found) }
    }
    return nil
  }
}
