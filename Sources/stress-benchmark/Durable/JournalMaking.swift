internal import Foundation
internal import WorkflowEngine

/// Makes a long journal of typical work, without a snapshot.
struct JournalMaking: Codable, Sendable {
  /// The events of each task: created, ready, started, acknowledged, progress reported, completed.
  private static let tasksPerRun = 500
  /// One task in this many fails once and is rerun.
  private static let failsEvery = 50

  let events: Int
  let bytes: Int
  let milliseconds: Int

  /// Makes the journal.
  ///
  /// - Parameter part: The folder and the number of events.
  /// - Throws: Errors of the engine.
  init(_ part: BenchmarkPart) async throws {
    let start = ContinuousClock.now
    let journal = BatchedJournal(
      try SQLiteJournal(part.path, snapshotInterval: .max),
      every: SnapshotKeeping.interval
    )
    events = try await Self.work(on: journal, until: part.events - SnapshotKeeping.tail(part))
    try await journal.finish()
    milliseconds = (ContinuousClock.now - start).wholeNanoseconds / 1_000_000
    bytes = ["", "-wal"].reduce(0) { sum, end in
      let file = try? FileManager.default.attributesOfItem(atPath: part.path + end)
      return sum + (file?[.size] as? Int ?? 0)
    }
  }

  /// Runs a single worker until the journal has a number of events.
  ///
  /// - Parameters:
  ///   - journal: The journal.
  ///   - count: The minimum number of events.
  /// - Returns: The number of events.
  /// - Throws: Errors of the engine.
  static func work(on journal: BatchedJournal, until count: Int) async throws -> Int {
    var configuration = EngineConfiguration()
    configuration.makeJournal = { journal }
    let engine = try WorkflowEngine(configuration)
    while true {
      let run = try await engine.createRun()
      // Create all tasks first, because a finished run accepts no more.
      var tasks: [TaskID] = []
      for _ in 0..<tasksPerRun { tasks.append(try await engine.createTask(in: run)) }
      for task in tasks {
        let worker = "worker-\(task.rawValue % 64)"
        if task.rawValue.isMultiple(of: failsEvery) {
          let token = try await begin(task, by: worker, on: engine)
          let reason = "disk full on host \(task.rawValue / failsEvery), please look"
          _ = try await engine.fail(task, token, reason: reason)
          _ = try await engine.rerun([task], in: run, by: "operator", reason: "disk emptied")
        }
        let token = try await begin(task, by: worker, on: engine)
        _ = try await engine.complete(task, token)
        let last = await engine.ledger.nextSequence - 1
        if last >= count { return last }
      }
    }
  }

  private static func begin(
    _ task: TaskID,
    by worker: String,
    on engine: WorkflowEngine
  ) async throws -> AttemptToken {
    guard case .started(_, let attempt) = try await engine.dispatch(task, by: worker) else {
      throw WrongResult(program: "make-journal", actual: "a refusal", allowed: "a start")
    }
    _ = try await engine.acknowledge(task, attempt.token)
    _ = try await engine.reportProgress(task, attempt.token)
    return attempt.token
  }
}
