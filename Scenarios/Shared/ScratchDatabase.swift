import EngineDefects
import Synchronization
import WorkflowEngine

/// A journal's database in its own folder, which is deleted when it is no longer used.
final class ScratchDatabase: CrashStore {
  /// Runs once per process, before its first folder.
  private static let removal: Void = ScratchFolder.removeAbandoned()

  private let folder: ScratchFolder
  private let snapshotInterval: Int?
  private let opened = Mutex<SQLiteJournal?>(nil)

  /// Makes the folder.
  ///
  /// - Parameter snapshotInterval: The number of transactions between two snapshots, at least 1; `nil`
  ///   for the journal's default.
  /// - Throws: ``ScratchFolder/Failure``.
  init(snapshotInterval: Int? = nil) throws(ScratchFolder.Failure) {
    Self.removal
    folder = try ScratchFolder()
    self.snapshotInterval = snapshotInterval
  }

  /// The open journal, or the last one; `nil` before the first.
  var journal: SQLiteJournal? { opened.withLock { $0 } }

  /// Opens the journal, or creates it.
  ///
  /// - Returns: The journal.
  /// - Throws: ``ScratchFolder/Failure``.
  func open() throws -> any Journal<EngineModel> {
    do {
      let journal = try SQLiteJournal(
        "\(folder.path)/journal",
        snapshotInterval: snapshotInterval,
        storage: PlantedStorage.current
      )
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
    journal?.close()
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
