/// One property of the engine that its records can prove broken.
public struct AuditCheck: Sendable {
  /// The name of the property, such as `G3`.
  public let id: String

  /// The shape of the bugs that break it.
  public let shape: AuditShape

  /// What holds when there are no findings.
  public let statement: String

  /// Looks for what breaks the property, in the records and in the state that they led to.
  ///
  /// Pure; the findings are in order, and no more than ``AuditFindings/limit`` and one.
  public let findings: @Sendable ([EngineRecord], EngineModel.State) -> [String]

  /// Creates a check.
  ///
  /// - Parameters:
  ///   - id: The name of the property.
  ///   - shape: The shape of the bugs that break it.
  ///   - statement: What holds when there are no findings.
  ///   - findings: Looks for what breaks it.
  public init(
    _ id: String,
    _ shape: AuditShape,
    _ statement: String,
    findings: @escaping @Sendable ([EngineRecord], EngineModel.State) -> [String]
  ) {
    self.id = id
    self.shape = shape
    self.statement = statement
    self.findings = findings
  }
}
