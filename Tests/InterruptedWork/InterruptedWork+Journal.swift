package import WorkflowEngine

extension InterruptedWork {
  /// A storage whose log is moved into the database many times within the work.
  ///
  /// - Parameter fileSystem: The layer that reaches files; `nil` for the system's own.
  /// - Returns: The storage.
  package static func storage(fileSystem: String?) -> JournalStorage {
    var storage = JournalStorage()
    storage.fileSystem = fileSystem
    storage.logPages = 96
    return storage
  }

  /// Opens the journal of the work, which keeps a snapshot every 20 transactions.
  ///
  /// - Parameters:
  ///   - path: The database's file.
  ///   - storage: How its files are reached.
  /// - Returns: The journal.
  /// - Throws: When it cannot be opened.
  package static func journal(_ path: String, _ storage: JournalStorage) throws -> SQLiteJournal {
    try SQLiteJournal(path, snapshotInterval: 20, storage: storage)
  }

  /// Opens an engine on a journal.
  ///
  /// - Parameter journal: The journal.
  /// - Returns: The engine, with what the journal holds.
  /// - Throws: When the journal cannot be read.
  package static func engine(_ journal: any Journal<EngineModel>) throws -> WorkflowEngine {
    var configuration = EngineConfiguration()
    configuration.makeJournal = { journal }
    return try WorkflowEngine(configuration)
  }
}
