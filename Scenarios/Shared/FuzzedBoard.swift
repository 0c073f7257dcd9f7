import WorkflowEngine

/// A board that clients work on, with their planned and performed operations.
struct FuzzedBoard: EngineSystem {
  let performer: OperationPerformer
  let operations: [BoardOperation]
  let clients: Int
  /// Which operations and transactions are audited; see `AuditedOperations`.
  let place: Int
  let configuration: EngineConfiguration
  let log = OperationLog()

  var engine: WorkflowEngine { performer.engine }

  /// The operations in parts, each of which ends with a crash, except the last.
  var lives: [ArraySlice<BoardOperation>] {
    var lives: [ArraySlice<BoardOperation>] = []
    var start = operations.startIndex
    for (index, operation) in operations.enumerated() where operation == .crash {
      lives.append(operations[start...index])
      start = index + 1
    }
    return lives + [operations[start...]]
  }

  /// The first finding, with its operations.
  ///
  /// If the operations also fail with a single client, replays on new engines reduce them.
  /// Otherwise all operations up to the finding are listed.
  ///
  /// - Returns: `nil` if no audit found anything.
  func failure() async throws -> String? {
    guard let (done, findings) = try firstFailure() else { return nil }
    if var failing = try await FailingOperations(done, findings, configuration) {
      try await failing.reduce()
      return Self.text(failing.findings, failing.operations, by: "one client")
    }
    return Self.text(findings, done, by: "\(clients) clients")
  }

  private func firstFailure() throws -> (done: [BoardOperation], findings: [String])? {
    let entries = log.entries
    if let (count, findings) = log.failure {
      return (entries.prefix(count).map(\.operation), findings)
    }
    guard
      let (sequence, findings) = AuditedOperations.firstFinding(
        in: try engine.records(),
        dispatchLimit: engine.configuration.dispatchLimit,
        place: place
      )
    else { return nil }
    let last = entries.firstIndex { $0.records >= sequence } ?? entries.count - 1
    return (entries.prefix(last + 1).map(\.operation), findings)
  }

  private static func text(
    _ findings: [String],
    _ operations: [BoardOperation],
    by clients: String
  ) -> String {
    let told = operations.map { "\($0)" }.joined(separator: "; ")
    return "\(findings.first ?? "") after \(operations.count) operations of \(clients): \(told)"
  }
}
