/// Why a database cannot be opened as a journal; the file is unchanged.
public enum SQLiteJournalError: Error, Hashable, Sendable {
  /// The file cannot be reached or created.
  case unreachable(path: String, reason: String)

  /// The file or its folder is not writable.
  case readOnly(path: String)

  /// Another engine has it open.
  case inUse(path: String)

  /// The file is not a database.
  case notADatabase(path: String)

  /// The database belongs to another program.
  case foreign(path: String)

  /// A newer version of the engine wrote the database.
  case newer(path: String, version: Int, newestKnown: Int)

  /// The database is damaged.
  case damaged(path: String, reason: String)

  /// The journal was closed.
  case closed(path: String)
}

extension SQLiteJournalError: CustomStringConvertible {
  /// The problem with the file, and what to do.
  public var description: String {
    switch self {
    case .unreachable(let path, let reason):
      "The journal '\(path)' cannot be opened: \(reason). Check that its folder exists."
    case .readOnly(let path):
      "The journal '\(path)' is not writable; check the permissions of the file and of its folder."
    case .inUse(let path):
      "The journal '\(path)' is open in another engine; close that engine, or use another file."
    case .notADatabase(let path):
      "The file '\(path)' is not a database; use another file."
    case .foreign(let path):
      "The database '\(path)' belongs to another program; use another file."
    case .newer(let path, let version, let known):
      """
      The journal '\(path)' has version \(version), but this engine supports only versions up to \
      \(known); use a newer engine.
      """
    case .damaged(let path, let reason):
      """
      The journal '\(path)' is damaged: \(reason). Restore it from a backup; \
      the file was not changed.
      """
    case .closed(let path): "The journal '\(path)' was closed."
    }
  }
}
