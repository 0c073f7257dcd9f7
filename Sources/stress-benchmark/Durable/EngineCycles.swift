internal import Synchronization
internal import WorkflowEngine

/// Workers at an engine on disk: each hands in and takes the next, again and again.
enum EngineCycles {
  /// What a worker says its name is; it is written to the index of texts.
  static let worker = "worker"

  /// Lets some workers work for a time.
  ///
  /// - Parameters:
  ///   - copy: What the journal holds at first.
  ///   - callers: How many workers there are.
  ///   - time: How long, at least.
  /// - Returns: The cycles, each of which was acknowledged, and the time that they took.
  /// - Throws: What the engine throws, and `WrongResult` when a cycle is not in the journal.
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
