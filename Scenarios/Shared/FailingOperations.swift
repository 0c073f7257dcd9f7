import WorkflowEngine

/// Operations after which a check fails, reduced while the same check still fails.
struct FailingOperations {
  /// The maximum number of sequences to try in a reduction.
  static let trials = 64

  /// The operations up to the failure.
  private(set) var operations: [BoardOperation]

  /// The findings.
  private(set) var findings: [String]

  private let configuration: EngineConfiguration
  private var trialsLeft = Self.trials

  /// Creates a reduction if the operations fail when a single client performs them.
  ///
  /// - Returns: `nil` if they do not fail, so the failure needs several clients.
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

  /// Removes operations and tasks that the failure does not need.
  mutating func reduce() async throws {
    var before = Int.max
    while operations.count < before && trialsLeft > 0 {
      before = operations.count
      try await leaveOutOperations()
      try await leaveOutTasks()
    }
  }

  /// Tries to remove halves first, and finally single operations, from the end.
  private mutating func leaveOutOperations() async throws {
    var size = max(1, operations.count / 2)
    while size > 0 {
      var end = operations.count
      while end > 0 {
        let start = max(0, end - size)
        // Removing may have shortened the sequence, because it ends at the failure.
        var rest = operations
        rest.removeSubrange(min(start, rest.count)..<min(end, rest.count))
        if rest.count < operations.count { _ = try await tries(rest) }
        end = start
      }
      size /= 2
    }
  }

  /// Tries to remove a task and all operations on it, from the newest task.
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

  /// The positions of the creations.
  private var creations: [Int] {
    operations.indices.filter { if case .create = operations[$0] { true } else { false } }
  }

  /// Performs another sequence, and keeps it if the same check fails.
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
