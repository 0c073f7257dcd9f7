/// One property of the engine that its records can prove broken.
public struct AuditCheck: Sendable {
  /// The name of the property, such as `G3`.
  public let id: String

  /// The shape of the bugs that break it.
  public let shape: AuditShape

  /// What holds when there are no findings.
  public let statement: String

  typealias Visit =
    @Sendable (AuditTrail, EngineRecord, Board.Event, inout AuditFindings) -> Void
  typealias OutboxVisit =
    @Sendable (AuditTrail, EngineRecord, Outbox.Event, inout AuditFindings) -> Void
  typealias Conclusion = @Sendable (AuditTrail, EngineModel.State, inout AuditFindings) -> Void

  /// Looks at a record together with what was before it.
  let visit: Visit

  /// Looks at a record of the outbox in the same way.
  let visitOutbox: OutboxVisit

  /// Compares what there is after the last record with the state.
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

  /// Looks for what breaks the property, in the records and in the state that they led to.
  ///
  /// - Parameters:
  ///   - records: The records, in the order of the journal.
  ///   - state: The state that they led to.
  /// - Returns: What was found, in order; no more than ``AuditFindings/limit`` and one.
  /// - Complexity: O(*n*), where *n* is the number of records and dependencies.
  public func findings(_ records: [EngineRecord], _ state: EngineModel.State) -> [String] {
    var audit = RunningAudit([self])
    for record in records { audit.take(record) }
    return audit.findings(in: state)[0]
  }
}
