/// The file system and the durability settings of a journal.
///
/// Production has one setting; tests replace parts of it.
package struct JournalStorage: Sendable {
  /// The name of the SQLite VFS; `nil` for the default.
  package var fileSystem: String?

  /// Makes SQLite sync to the disk before a commit returns.
  package var synchronous: String = "PRAGMA synchronous = FULL"

  /// Begins the transaction of a batch.
  package var begin: String = "BEGIN IMMEDIATE"

  /// Ends the transaction of a batch.
  package var commit: String = "COMMIT"

  /// The size of the write-ahead log, in pages of 4 KiB, at which SQLite moves it into the
  /// database; SQLite's default.
  package var logPages: Int = 1_000

  /// The text under which a search finds an event; `nil` for none.
  package var searchText: @Sendable (EngineModel.Event) -> String? = { $0.searchText }

  /// Creates the production storage.
  package init() {}
}
