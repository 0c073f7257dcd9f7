import StressKit
internal import WorkflowEngine

/// The recovery of an engine from a long journal.
struct Recovery: Codable, Sendable {
  enum CodingKeys: String, CodingKey {
    case events, tasks, milliseconds
    case openMilliseconds = "open_ms"
    case peakKibibytes = "peak_kib"
  }

  let events: Int
  let tasks: Int
  /// The time until the engine accepts calls, including opening and checking the database.
  let milliseconds: Int
  /// The time of opening and checking the database.
  let openMilliseconds: Int
  /// The peak memory of the process, which does nothing else.
  let peakKibibytes: Int

  /// Runs the measurement.
  ///
  /// - Parameter part: The folder and the number of events.
  /// - Throws: Errors of the engine, and `WrongResult` if events are missing.
  init(_ part: BenchmarkPart) async throws {
    let start = ContinuousClock.now
    let journal = try SQLiteJournal(part.path)
    let opened = ContinuousClock.now
    var configuration = EngineConfiguration()
    configuration.makeJournal = { journal }
    let engine = try WorkflowEngine(configuration)
    let end = ContinuousClock.now
    events = await engine.ledger.nextSequence - 1
    tasks = await engine.read { $0.board.tasks.count }
    milliseconds = (end - start).wholeNanoseconds / 1_000_000
    openMilliseconds = (opened - start).wholeNanoseconds / 1_000_000
    peakKibibytes = PeakMemory.ofThisProgram
    journal.close()
  }
}
