import Testing

@testable import WorkflowEngine

/// Files that cannot be opened are refused with a reason, and not changed.
struct SQLiteOpeningTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var path: String { folder.path("journal.db") }

  private func refusal() -> SQLiteJournalError? {
    let before = folder.bytes("journal.db")
    defer { #expect(folder.bytes("journal.db") == before) }
    do {
      _ = try SQLiteJournal(path)
      return nil
    } catch {
      #expect("\(error)".contains(path))
      return error
    }
  }

  /// Makes a journal with a few transactions, and closes it.
  private func make() async throws {
    let journal = try SQLiteJournal(path, snapshotInterval: 3)
    var configuration = EngineConfiguration()
    configuration.makeJournal = { journal }
    let engine = try WorkflowEngine(configuration)
    for _ in 0..<5 { _ = try await engine.createRun() }
    journal.close()
  }

  @Test func `a second engine gets the error that the database is in use`() async throws {
    let first = try SQLiteJournal(path)
    #expect(refusal() == .inUse(path: path))
    first.close()
    #expect(refusal() == nil)
  }

  @Test(arguments: ["no database at all", String(repeating: "x", count: 5_000)])
  func `a file that is no database is refused`(_ text: String) throws {
    try folder.write(Array(text.utf8), to: "journal.db")
    #expect(refusal() == .notADatabase(path: path))
  }

  @Test func `a database of another program is refused`() throws {
    try Connection.alone(with: path, creates: true).execute(
      "CREATE TABLE t (a); INSERT INTO t VALUES (1);"
    )
    #expect(refusal() == .foreign(path: path))
  }

  @Test func `a journal of a newer engine is refused`() async throws {
    try await make()
    try Connection.alone(with: path).execute("PRAGMA user_version = 3")
    // The earlier writes stay in the log until a checkpoint.
    try Connection.alone(with: path).execute("PRAGMA wal_checkpoint(TRUNCATE)")
    #expect(refusal() == .newer(path: path, version: 3, newestKnown: 2))
  }

  @Test(arguments: [0, 1, 5])
  func `a read-only journal is refused`(_ runs: Int) async throws {
    let disk = try Disk()
    do {
      let bench = try await Bench(try disk.journal())
      for _ in 0..<runs { _ = try await bench.engine.createRun() }
    }
    let before = disk.checksum
    disk.protect()
    #expect(throws: SQLiteJournalError.readOnly(path: Disk.path)) { try disk.journal() }
    #expect(disk.checksum == before)
  }

  @Test func `the error for a missing folder names it`() {
    let missing = folder.path("nowhere/journal.db")
    #expect(throws: SQLiteJournalError.self) { try SQLiteJournal(missing) }
  }

  @Test(
    arguments: [
      "UPDATE transactions SET events = x'0102' WHERE number = 5",
      "UPDATE transactions SET number = 7 WHERE number = 5",
      "DELETE FROM transactions WHERE number = 4",
      "DELETE FROM transactions WHERE number = 5",
      "UPDATE snapshots SET state = x'00'",
      "UPDATE snapshots SET sequence = sequence + 1",
    ]
  )
  func `an engine refuses a database that was changed from outside`(_ change: String) async throws {
    try await make()
    try Connection.alone(with: path).execute(change)
    var configuration = EngineConfiguration()
    configuration.makeJournal = { [path] in try SQLiteJournal(path) }
    #expect(throws: SQLiteJournalError.self) { try WorkflowEngine(configuration) }
  }
}
