/// One property of the engine.
///
/// A check reads the records and finds where the property is broken.
public struct AuditCheck: Sendable {
  /// The name of the property, such as `G3`.
  public let id: String

  /// The kind of bug that breaks it.
  public let shape: AuditShape

  /// The property itself, as a sentence.
  public let statement: String

  typealias Visit =
    @Sendable (AuditTrail, EngineRecord, Board.Event, inout AuditFindings) -> Void
  typealias OutboxVisit =
    @Sendable (AuditTrail, EngineRecord, Outbox.Event, inout AuditFindings) -> Void
  typealias Conclusion = @Sendable (AuditTrail, EngineModel.State, inout AuditFindings) -> Void

  /// Checks one record of the board against the trail of all earlier records.
  let visit: Visit

  /// Checks one record of the outbox in the same way.
  let visitOutbox: OutboxVisit

  /// Compares the final trail with the final state.
  let conclude: Conclusion

  /// Creates a check.
  init(
    _ id: String,
    _ shape: AuditShape,
    _ statement: String,
    visit: @escaping Visit = { _, _, _, _ in },
    visitOutbox: @escaping OutboxVisit = { _, _, _, _ in },
    conclude: @escaping Conclusion = { _, _, _ in }
  ) {
    self.id = id
    self.shape = shape
    self.statement = statement
    self.visit = visit
    self.visitOutbox = visitOutbox
    self.conclude = conclude
  }

  /// Finds violations of the property in the records and in the final state.
  ///
  /// - Parameters:
  ///   - records: The records, in the order of the journal.
  ///   - state: The state after the last record.
  /// - Returns: The violations, in order: at most ``AuditFindings/limit``, then one entry with the
  ///   number of the rest.
  /// - Complexity: O(*n*), where *n* is the number of records and dependencies.
  public func findings(_ records: [EngineRecord], _ state: EngineModel.State) -> [String] {
    var audit = RunningAudit([self])
    for record in records { audit.take(record) }
    return audit.findings(in: state)[0]
  }
}
