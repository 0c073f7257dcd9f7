package import WorkflowEngine

/// Work that can be continued after any interruption, and is done exactly once in the end.
///
/// One caller does it step by step, so the steps are the same with and without an interruption.
package struct InterruptedWork: Sendable {
  /// An observable step of the work.
  package enum Progress: Sendable, Hashable {
    /// The engine acknowledged a transaction; its last event had this number.
    case acknowledged(Int)

    /// An attempt had its effect, under a name that identifies duplicates.
    case effect(String)
  }

  /// The number of transactions.
  package var transactions: Int { 2 + 3 * tasks }

  /// The number of tasks with three transactions and one effect each.
  package let tasks: Int

  /// Plans the work.
  ///
  /// - Parameter transactions: The number of transactions: 2, plus 3 per task.
  package init(transactions: Int) { tasks = (transactions - 2) / 3 }

  /// Does the rest of the work.
  ///
  /// - Parameters:
  ///   - engine: The engine, new or recovered.
  ///   - report: Called with each observable step, when it happens.
  /// - Throws: Errors of the engine; they interrupt the work.
  package func finish(
    _ engine: WorkflowEngine,
    _ report: (Progress) throws -> Void
  ) async throws {
    func acknowledge() async throws {
      try report(.acknowledged(await engine.ledger.nextSequence - 1))
    }
    let run = RunID(rawValue: 0)
    if await engine.read({ $0.board.runs.isEmpty }) {
      _ = try await engine.createRun()
      try await acknowledge()
    }
    // An unfinished last task keeps the run open for new tasks.
    _ = try await engine.create(in: run, key: "last task")
    try await acknowledge()
    for number in 0..<tasks {
      let task = try await engine.create(in: run, key: "task \(number)").task
      try await acknowledge()
      let row = try await engine.task(task)
      guard row.status != .succeeded else { continue }
      var attempt = row.currentAttempt
      if attempt == nil, case .started(_, let new) = try await engine.dispatch(task, by: "ann") {
        try await acknowledge()
        attempt = new
      }
      guard let attempt else { throw Stuck(task: number, status: row.status) }
      try report(.effect("task \(number), attempt \(attempt.number)"))
      _ = try await engine.complete(task, attempt.token, handoff: Handoff(summary: "done"))
      try await acknowledge()
    }
  }

  /// The error for an unfinished task that cannot start.
  package struct Stuck: Error {
    let task: Int
    let status: TaskStatus
  }
}

extension InterruptedWork.Progress {
  /// The step as a line of text, for another process.
  package var line: String {
    switch self {
    case .acknowledged(let number): "acknowledged \(number)\n"
    case .effect(let name): "effect \(name)\n"
    }
  }

  /// Parses a line without its end; `nil` if it is not a valid line.
  ///
  /// - Parameter line: The line of another process.
  package init?(line: Substring) {
    let words = line.split(separator: " ", maxSplits: 1)
    guard words.count == 2 else { return nil }
    switch words[0] {
    case "acknowledged":
      guard let number = Int(words[1]) else { return nil }
      self = .acknowledged(number)
    case "effect": self = .effect(String(words[1]))
    default: return nil
    }
  }
}
