package import WorkflowEngine

/// A bug to plant in a journal's use of its database.
package struct StorageDefect: Sendable, CustomStringConvertible {
  /// The defect's name.
  package let id: String

  /// The error in the journal once the defect is planted, in one sentence.
  package let summary: String

  /// Plants the defect in a storage.
  package let plant: @Sendable (inout JournalStorage) -> Void

  /// The name.
  package var description: String { id }

  /// Every defect; each copies BK-M12, a snapshot that is older than the acknowledged transactions.
  package static let all: [StorageDefect] = [
    StorageDefect(
      id: "journal-without-transaction",
      summary: "Events, head, search index and snapshot are written in separate transactions."
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
