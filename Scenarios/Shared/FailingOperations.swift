import WorkflowEngine

/// Operations after which a check fails, made fewer as long as the same check fails.
struct FailingOperations {
  /// How many sequences are tried at most to make one shorter.
  static let trials = 96

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

  /// Leaves out what is not needed, as long as something is found that is not.
  mutating func reduce() async throws {
    var before = Int.max
    while operations.count < before && trialsLeft > 0 {
      before = operations.count
      try await leaveOutOperations()
      try await leaveOutTasks()
    }
  }

  /// Tries to do without halves first, at last without single operations, from the end.
  private mutating func leaveOutOperations() async throws {
    var size = max(1, operations.count / 2)
    while size > 0 {
      var end = operations.count
      while end > 0 {
        let start = max(0, end - size)
        // What is left may be shorter than it was, for it is cut after the failure.
        var rest = operations
        rest.removeSubrange(min(start, rest.count)..<min(end, rest.count))
        if rest.count < operations.count { _ = try await tries(rest) }
        end = start
      }
      size /= 2
    }
  }

  /// Tries to do without a task and all that is done with it, from the newest.
  private mutating func leaveOutTasks() async throws {
    var number = creations.count
    while number > 0 {
      number -= 1
      guard number < creations.count else { continue }
      var rest = operations
      rest.remove(at: creations[number])
      _ = try await tries(rest.compactMap { $0.renumbered(without: number) })
    }
  }

  /// Where tasks are created.
  private var creations: [Int] {
    operations.indices.filter { if case .create = operations[$0] { true } else { false } }
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
