/// A database that cannot be opened as a journal; it is left as it was.
public enum SQLiteJournalError: Error, Hashable, Sendable {
  /// The file cannot be reached or made.
  case unreachable(path: String, reason: String)

  /// The file, or the folder that it is in, cannot be written to.
  case readOnly(path: String)

  /// Another engine has it open.
  case inUse(path: String)

  /// It is not a database.
  case notADatabase(path: String)

  /// It is a database of another program.
  case foreign(path: String)

  /// It was written by a newer version of the engine.
  case newer(path: String, version: Int, newestKnown: Int)

  /// It was damaged.
  case damaged(path: String, reason: String)

  /// The journal was closed.
  case closed(path: String)
}

extension SQLiteJournalError: CustomStringConvertible {
  /// What is wrong with the file, and what to do.
  public var description: String {
    switch self {
    case .unreachable(let path, let reason):
      "The journal '\(path)' cannot be opened: \(reason). Check that its folder is there."
    case .readOnly(let path):
      "The journal '\(path)' cannot be written to; check the rights of the file and of its folder."
    case .inUse(let path):
      "The journal '\(path)' is open in another engine; close that, or use another file."
    case .notADatabase(let path):
      "The file '\(path)' is not a journal, and not a database; name another file."
    case .foreign(let path):
      "The database '\(path)' belongs to another program; name another file."
    case .newer(let path, let version, let known):
      """
      The journal '\(path)' has version \(version), and this engine knows version \(known) at most; \
      use a newer engine.
      """
    case .damaged(let path, let reason):
      "The journal '\(path)' is damaged: \(reason). Restore it from a copy; it was not changed."
    case .closed(let path): "The journal '\(path)' was closed."
    }
  }
}
