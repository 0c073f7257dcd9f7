import Synchronization
import WorkflowEngine

/// A journal's database in its own folder, which is deleted when it is no longer used.
final class ScratchDatabase: CrashStore {
  /// Runs once per process, before its first folder.
  private static let removal: Void = ScratchFolder.removeAbandoned()

  private let folder: ScratchFolder
  private let opened = Mutex<SQLiteJournal?>(nil)

  /// Makes the folder.
  init() throws(ScratchFolder.Failure) {
    Self.removal
    folder = try ScratchFolder()
  }

  /// Opens the journal, or creates it.
  ///
  /// - Returns: The journal.
  /// - Throws: ``ScratchFolder/Failure``.
  func open() throws -> any Journal<EngineModel> {
    do {
      let journal = try SQLiteJournal("\(folder.path)/journal")
      opened.withLock { $0 = journal }
      return journal
    } catch {
      throw ScratchFolder.Failure(
        description: "\(error)".replacing(folder.path, with: "scratch")
      )
    }
  }

  /// Closes the file as it is; callers that wait for the next batch get an error.
  func crash(keeping draw: (ClosedRange<Int>) -> Int) -> CrashPoint? {
    opened.withLock { $0 }?.close()
    return nil
  }

  /// Makes a journal for one engine that is never opened again.
  ///
  /// - Returns: An empty journal, whose file has already been unlinked.
  /// - Throws: ``ScratchFolder/Failure``.
  static func journal() throws -> any Journal<EngineModel> {
    let database = try ScratchDatabase()
    defer { database.folder.remove() }
    return try database.open()
  }
}
