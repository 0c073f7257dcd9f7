package import WorkflowEngine

extension InterruptedWork {
  /// A storage whose log moves into the database many times during the work.
  ///
  /// - Parameter fileSystem: The name of the SQLite VFS; `nil` for the default.
  /// - Returns: The storage.
  package static func storage(fileSystem: String?) -> JournalStorage {
    var storage = JournalStorage()
    storage.fileSystem = fileSystem
    storage.logPages = 96
    return storage
  }

  /// Opens the journal of the work, with a snapshot every 20 transactions.
  ///
  /// - Parameters:
  ///   - path: The database's file.
  ///   - storage: The file system and the durability settings.
  /// - Returns: The journal.
  /// - Throws: An error if it cannot be opened.
  package static func journal(_ path: String, _ storage: JournalStorage) throws -> SQLiteJournal {
    try SQLiteJournal(path, snapshotInterval: 20, storage: storage)
  }

  /// Opens an engine on a journal.
  ///
  /// - Parameter journal: The journal.
  /// - Returns: The engine, with the recovered state.
  /// - Throws: An error if the journal cannot be read.
  package static func engine(_ journal: any Journal<EngineModel>) throws -> WorkflowEngine {
    var configuration = EngineConfiguration()
    configuration.makeJournal = { journal }
    return try WorkflowEngine(configuration)
  }
}
