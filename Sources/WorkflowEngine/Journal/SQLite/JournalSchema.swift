/// The schema of a journal's database.
///
/// Tests and production share it. A change that older engines cannot read needs a higher version.
enum JournalSchema {
  /// The application id in the file's header, which marks a journal of this engine: `race` in
  /// ASCII.
  static let application = 0x7261_6365

  /// The version of the schema and of the event encoding.
  static let version = 2

  /// Creates the schema, in one transaction.
  ///
  /// `transactions` has one row per transaction, keyed by the number of its first event. `checksum`
  /// covers the row and the previous checksum, so changed, missing or moved rows are detected.
  /// `head` has one row, with the numbers and checksum of the last transaction. `search` indexes
  /// the texts of events by event number, without a copy of the texts.
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
