import WorkflowEngine

/// Operations after which a check fails, made fewer as long as the same check fails.
struct FailingOperations {
  /// How many sequences are tried at most to make one shorter.
  static let trials = 48

  /// The operations, up to the one after which the check fails.
  private(set) var operations: [BoardOperation]

  /// What was found.
  private(set) var findings: [String]

  private let configuration: EngineConfiguration
  private var trialsLeft = Self.trials

  /// Takes operations that fail when they are performed one after the other.
  ///
  /// - Returns: Nil when they do not, so that it takes several clients to fail.
  init?(
    _ operations: [BoardOperation],
    _ findings: [String],
    _ configuration: EngineConfiguration
  ) async throws {
    self.operations = operations
    self.findings = findings
    self.configuration = configuration
    guard try await tries(operations) else { return nil }
  }

  /// Leaves out what is not needed: halves first, then single operations, from the end.
  mutating func reduce() async throws {
    var size = operations.count / 2
    while size > 0 {
      var end = operations.count
      while end > 0 {
        let start = max(0, end - size)
        // What is left may be shorter than it was, for it is cut after the failure.
        var rest = operations
        rest.removeSubrange(min(start, rest.count)..<min(end, rest.count))
        if !rest.isEmpty { _ = try await tries(rest) }
        end = start
      }
      size /= 2
    }
  }

  /// Performs other operations, and keeps them when the same check fails.
  private mutating func tries(_ others: [BoardOperation]) async throws -> Bool {
    guard trialsLeft > 0 else { return false }
    trialsLeft -= 1
    let (count, found) = try await AuditedOperations.run(others, configuration)
    guard let check = findings.first?.prefix(while: { $0 != " " }),
      found.contains(where: { $0.hasPrefix(check + " ") })
    else { return false }
    operations = Array(others.prefix(count))
    findings = found
    return true
  }
}
