internal import Synchronization
internal import WorkflowEngine

/// Workers of an engine on disk: each completes a task and starts the next, again and again.
enum EngineCycles {
  /// The name of every worker; it is written to the search index.
  static let worker = "worker"

  /// Runs workers for a time.
  ///
  /// - Parameters:
  ///   - copy: The initial content of the journal.
  ///   - callers: The number of workers.
  ///   - time: The minimum time.
  /// - Returns: The number of acknowledged cycles and their time.
  /// - Throws: Errors of the engine, and `WrongResult` if the journal lacks a cycle.
  static func measure(_ copy: JournalCopy, callers: Int, for time: Duration) async throws
    -> CycleTurn
  {
    let journal = try SQLiteJournal(try copy.make())
    defer { journal.close() }
    var configuration = EngineConfiguration()
    configuration.makeJournal = { journal }
    let engine = try WorkflowEngine(configuration)
    var first: [(TaskID, Attempt)] = []
    for _ in 0..<callers {
      guard case .started(let task, let attempt) = try await engine.dispatchNext(in: copy.run)
      else {
        throw WrongResult(program: DurableBenchmark.name, actual: "a refusal", allowed: "a task")
      }
      first.append((task, attempt))
    }
    var turn = CycleTurn()
    let start = ContinuousClock.now
    turn.cycles = try await withThrowingTaskGroup(of: Int.self) { group in
      for (task, attempt) in first {
        group.addTask {
          try await work(engine, copy.run, task, attempt, until: start.advanced(by: time))
        }
      }
      return try await group.reduce(0, +)
    }
    turn.nanoseconds = (ContinuousClock.now - start).wholeNanoseconds
    let run = try await engine.run(copy.run)
    guard run.count(of: .succeeded) == turn.cycles else {
      throw WrongResult(
        program: DurableBenchmark.name,
        actual: "\(run.count(of: .succeeded)) tasks that succeeded",
        allowed: "\(turn.cycles)"
      )
    }
    return turn
  }

  private static func work(
    _ engine: WorkflowEngine,
    _ run: RunID,
    _ task: TaskID,
    _ attempt: Attempt,
    until end: ContinuousClock.Instant
  ) async throws -> Int {
    var (task, attempt) = (task, attempt)
    var cycles = 0
    while true {
      let reply = try await engine.complete(
        task,
        attempt.token,
        thenDispatchNextIn: run,
        by: worker
      )
      guard reply.completion == .accepted else {
        throw WrongResult(program: DurableBenchmark.name, actual: "\(reply)", allowed: "a cycle")
      }
      cycles += 1
      guard ContinuousClock.now < end, case .started(let next, let its)? = reply.next else {
        return cycles
      }
      (task, attempt) = (next, its)
    }
  }
}
