/// How a journal reaches its files, and what it asks of SQLite for their safety.
///
/// Production has one; tests put others in its place.
package struct JournalStorage: Sendable {
  /// The layer that reaches files, as SQLite knows it; `nil` for the system's own.
  package var fileSystem: String?

  /// Asks SQLite to wait for the disk before it calls a transaction committed.
  package var synchronous: String = "PRAGMA synchronous = FULL"

  /// Begins the transaction that a batch is written in.
  package var begin: String = "BEGIN IMMEDIATE"

  /// Ends it.
  package var commit: String = "COMMIT"

  /// How many pages the write-ahead log grows to before it is moved into the database; SQLite's own
  /// choice, with pages of 4 KiB.
  package var logPages: Int = 1_000

  /// Creates the production storage.
  package init() {}
}
