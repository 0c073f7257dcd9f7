import StressKit
internal import WorkflowEngine

/// Opens an engine on a long journal.
struct Recovery: Codable, Sendable {
  enum CodingKeys: String, CodingKey {
    case events, tasks, milliseconds
    case openMilliseconds = "open_ms"
    case peakKibibytes = "peak_kib"
  }

  let events: Int
  let tasks: Int
  /// Until the engine can be asked; the database's own opening and check included.
  let milliseconds: Int
  /// The database's opening and check alone.
  let openMilliseconds: Int
  /// Of the process, which does nothing else.
  let peakKibibytes: Int

  /// Measures.
  ///
  /// - Parameter part: Where the journal is, and how many events it has.
  /// - Throws: What the engine throws, and `WrongResult` when it lacks events.
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
