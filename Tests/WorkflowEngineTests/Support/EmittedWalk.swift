@testable import WorkflowEngine

/// The results of a random walk: its entries and its board.
struct EmittedWalk: Sendable {
  let entries: [OutboxEntry]
  let board: Board

  /// Performs a walk of a number of operations; optionally ends every run after it.
  init(_ seed: UInt64, steps: Int, endsRuns: Bool = false) async throws {
    let clock = HandClock()
    var configuration = EngineConfiguration()
    configuration.clock = clock
    configuration.lease = .milliseconds(200)
    configuration.dispatchLimit = 3
    let engine = try WorkflowEngine(configuration)
    var walk = RandomWalk(engine: engine, clock: clock, random: SplitMix64(seed: seed))
    for _ in 0..<steps { try await walk.step() }
    if endsRuns { try await Self.endRuns(of: engine) }
    entries = OutboxEntry.entries(of: try engine.records())
    board = await engine.read { $0.board }
  }

  private static func endRuns(of engine: WorkflowEngine) async throws {
    for run in await engine.read({ $0.board.runs.map(\.id) }) {
      for task in try await engine.run(run).tasks {
        guard let attempt = try await engine.task(task).currentAttempt else { continue }
        _ = try await engine.release(task, attempt.token)
      }
      _ = try await engine.abort(run)
    }
  }

  /// The attempts under way, by their tokens.
  var openTokens: Set<Int> { Set(board.tasks.compactMap { $0.currentAttempt?.token.rawValue }) }

  /// The recorded starts: token, task, run, number and time.
  var starts: [(token: Int, task: Int, run: Int, number: Int, time: Int)] {
    entries.compactMap { entry in
      guard case .board(.taskDispatched(let task, let attempt)) = entry.record.event else {
        return nil
      }
      return (
        attempt.token.rawValue, task.rawValue, entry.run.rawValue, attempt.number, entry.record.time
      )
    }
  }
}
