/// The one definition of what a journal's database looks like.
///
/// Tests and production use the same; a change of it that older engines could not read gets a higher
/// version.
enum JournalSchema {
  /// Marks a database as a journal of this engine, in the file's header: `race` in ASCII.
  static let application = 0x7261_6365

  /// The version of the schema and of the form of events.
  static let version = 1

  /// Made once, in one transaction.
  ///
  /// `transactions` has a row for each, named by the number of its first event; `checksum` is over the
  /// row and the checksum before it, so that rows cannot be changed, left out or moved unseen. `head`
  /// has one row, the last transaction's numbers and checksum. `search` finds texts in events by
  /// their number, and keeps no copy of them.
  static let statements = """
    CREATE TABLE transactions (
      sequence INTEGER PRIMARY KEY,
      number INTEGER NOT NULL,
      count INTEGER NOT NULL,
      time INTEGER NOT NULL,
      events BLOB NOT NULL,
      checksum INTEGER NOT NULL
    );
    CREATE TABLE head (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      sequence INTEGER NOT NULL,
      number INTEGER NOT NULL,
      checksum INTEGER NOT NULL
    );
    CREATE TABLE snapshots (
      sequence INTEGER PRIMARY KEY,
      number INTEGER NOT NULL,
      time INTEGER NOT NULL,
      chain INTEGER NOT NULL,
      state BLOB NOT NULL,
      checksum INTEGER NOT NULL
    );
    CREATE VIRTUAL TABLE search USING fts5(text, content='');
    INSERT INTO head VALUES (1, 0, 0, 0);
    PRAGMA application_id = \(application);
    PRAGMA user_version = \(version);
    """
}
