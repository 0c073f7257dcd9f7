import Synchronization
import WorkflowEngine

/// A journal's database in a folder of its own, which is gone when nobody has a use for it any more.
final class ScratchDatabase: CrashStore {
  /// Once for the process, before its first folder.
  private static let removal: Void = ScratchFolder.removeAbandoned()

  private let folder: ScratchFolder
  private let opened = Mutex<SQLiteJournal?>(nil)

  /// Makes the folder.
  init() throws(ScratchFolder.Failure) {
    Self.removal
    folder = try ScratchFolder()
  }

  /// Opens the journal, or makes it.
  ///
  /// - Returns: What is in the database, and takes more.
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

  /// Lets go of the file as it is; whoever waits for the next batch is told so.
  func crash(keeping draw: (ClosedRange<Int>) -> Int) -> CrashPoint? {
    opened.withLock { $0 }?.close()
    return nil
  }

  /// Makes a journal for one engine that is never opened again.
  ///
  /// - Returns: An empty journal, whose file has no name any more.
  /// - Throws: ``ScratchFolder/Failure``.
  static func journal() throws -> any Journal<EngineModel> {
    let database = try ScratchDatabase()
    defer { database.folder.remove() }
    return try database.open()
  }
}
