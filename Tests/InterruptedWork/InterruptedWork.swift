package import WorkflowEngine

/// Work that can be taken up again after any interruption, and is done once in the end.
///
/// One caller does it step by step, so that after an interruption the same steps follow as without it.
package struct InterruptedWork: Sendable {
  /// Something that the world outside has seen.
  package enum Progress: Sendable, Hashable {
    /// The engine has answered; its last event had this number.
    case acknowledged(Int)

    /// An attempt has had its effect, under a name by which a second one is known.
    case effect(String)
  }

  /// How many transactions there are.
  package var transactions: Int { 2 + 3 * tasks }

  /// How many tasks there are that take three transactions and have one effect.
  package let tasks: Int

  /// Plans the work.
  ///
  /// - Parameter transactions: How many it takes: 2, and 3 for each task.
  package init(transactions: Int) { tasks = (transactions - 2) / 3 }

  /// Does what is not done yet.
  ///
  /// - Parameters:
  ///   - engine: The engine, new or recovered.
  ///   - report: Told of everything that the world outside sees, as it happens.
  /// - Throws: What the engine throws; the work is then interrupted.
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
    // A last task that is not done keeps the run open for new ones.
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

  /// A task that is not done and cannot be started.
  package struct Stuck: Error {
    let task: Int
    let status: TaskStatus
  }
}

extension InterruptedWork.Progress {
  /// One line, for another process.
  package var line: String {
    switch self {
    case .acknowledged(let number): "acknowledged \(number)\n"
    case .effect(let name): "effect \(name)\n"
    }
  }

  /// Reads a line without its end; nil when it is no such line.
  ///
  /// - Parameter line: What another process has said.
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
