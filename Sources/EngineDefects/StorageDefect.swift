package import WorkflowEngine

/// A bug to plant in how a journal uses its database.
package struct StorageDefect: Sendable, CustomStringConvertible {
  /// The defect's name.
  package let id: String

  /// What is wrong once it is planted, in one sentence.
  package let summary: String

  /// Plants the defect in a storage.
  package let plant: @Sendable (inout JournalStorage) -> Void

  /// The name.
  package var description: String { id }

  /// Every defect; each copies BK-M12, a snapshot that is older than what was acknowledged.
  package static let all: [StorageDefect] = [
    StorageDefect(
      id: "journal-without-transaction",
      summary: "Events, head, words and snapshot are written one statement at a time."
    ) {
      $0.begin = ""
      $0.commit = ""
    },
    StorageDefect(
      id: "synchronous-off",
      summary: "SQLite does not wait for the disk."
    ) { $0.synchronous = "PRAGMA synchronous = OFF" },
  ]
}
