internal import Foundation
internal import WorkflowEngine

/// An initial journal; each measurement uses its own copy.
struct JournalCopy: Sendable {
  /// The run in the journal.
  let run: RunID
  private let folder: String

  /// Makes the original: a run whose tasks are all ready.
  ///
  /// - Parameters:
  ///   - folder: The folder for the files.
  ///   - tasks: The number of tasks.
  /// - Throws: An error if it cannot be made.
  init(in folder: String, tasks: Int) async throws {
    self.folder = folder
    let journal = BatchedJournal(
      try SQLiteJournal("\(folder)/original.db", snapshotInterval: .max),
      every: 1_000
    )
    var configuration = EngineConfiguration()
    configuration.makeJournal = { journal }
    let engine = try WorkflowEngine(configuration)
    run = try await engine.createRun()
    for _ in 0..<tasks { _ = try await engine.createTask(in: run) }
    try await journal.finish()
  }

  /// Makes a copy, which replaces the previous one.
  ///
  /// - Returns: Its path.
  /// - Throws: An error if it cannot be made.
  func make() throws -> String {
    for part in ["", "-wal"] {
      let (from, to) = ("\(folder)/original.db\(part)", "\(folder)/copy.db\(part)")
      try? FileManager.default.removeItem(atPath: to)
      if FileManager.default.fileExists(atPath: from) {
        try FileManager.default.copyItem(atPath: from, toPath: to)
      }
    }
    return "\(folder)/copy.db"
  }
}
