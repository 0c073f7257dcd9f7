import Foundation
import Synchronization
import WorkflowEngine

/// A journal's database in a folder of its own, which is gone when nobody has a use for it any more.
final class ScratchDatabase: CrashStore {
  /// A scratch database could not be made or opened.
  ///
  /// It says nothing about where it was, for that differs from run to run.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private let folder: String
  private let opened = Mutex<SQLiteJournal?>(nil)

  /// Makes the folder: in memory where the system has such files, for there a sync costs nothing.
  init() throws {
    let memory = "/dev/shm"
    let parent =
      FileManager.default.isWritableFile(atPath: memory)
      ? memory : FileManager.default.temporaryDirectory.path
    // The C library picks a name that is free, and tells nobody.
    var name = Array("\(parent)/race-stress.\(String(repeating: "X", count: 6))".utf8CString)
    guard unsafe mkdtemp(&name) != nil else {
      throw Failure(description: "no scratch folder can be made (error \(errno))")
    }
    folder = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit { remove() }

  /// Opens the journal, or makes it.
  ///
  /// - Returns: What is in the database, and takes more.
  /// - Throws: ``Failure``.
  func open() throws -> any Journal<EngineModel> {
    let path = "\(folder)/journal"
    do {
      let journal = try SQLiteJournal(path)
      opened.withLock { $0 = journal }
      return journal
    } catch {
      throw Failure(description: "\(error)".replacingOccurrences(of: folder, with: "scratch"))
    }
  }

  /// Lets go of the file as it is; whoever waits for the next batch is told so.
  func crash(keeping draw: (ClosedRange<Int>) -> Int) -> CrashPoint? {
    opened.withLock { $0 }?.close()
    return nil
  }

  /// Takes the files away; a journal that has them open keeps them to itself, until it is closed.
  func remove() { try? FileManager.default.removeItem(atPath: folder) }

  /// Makes a journal for one engine that is never opened again.
  ///
  /// - Returns: An empty journal, whose file has no name any more.
  /// - Throws: ``Failure``.
  static func journal() throws -> any Journal<EngineModel> {
    let database = try ScratchDatabase()
    defer { database.remove() }
    return try database.open()
  }
}
