import Testing

@testable import WorkflowEngine

struct SQLiteJournalTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var path: String { folder.path("journal.db") }

  @Test(arguments: [UInt64](1...4), [7, 100_000])
  func `an engine recovers from a database to the same state`(
    _ seed: UInt64,
    _ interval: Int
  ) async throws {
    let (state, records) = try await walk(seed, interval)
    let journal = try SQLiteJournal(path, snapshotInterval: interval)
    let reopened = try WorkflowEngine(configuration(journal))
    #expect(await reopened.read { $0 } == state)
    #expect(try journal.records() == records)
    #expect((try journal.snapshot() != nil) == (interval == 7))
    #expect(LedgerAudit.findings(records, state) == [])
  }

  @Test func `a search finds events by words, the newest first`() async throws {
    let journal = try SQLiteJournal(path)
    let bench = try await Bench(configuration(journal))
    let task = try await bench.task()
    let token = try await bench.start(task)
    _ = try await bench.engine.fail(task, token, reason: "the disk is full")
    _ = try await bench.engine.rerun([task], in: bench.run, by: "ann", reason: "disk emptied")
    let result = try journal.search("disk")
    #expect(!result.isTruncated)
    let found = result.sequences
    #expect(found.count == 2)
    #expect(found == found.sorted(by: >))
    #expect(try journal.search("disk full").sequences.count == 1)
    for limit in 0...3 {
      let expected = SearchResult(sequences: Array(found.prefix(limit)), isTruncated: limit < 2)
      #expect(try journal.search("disk", limit: limit) == expected)
    }
    #expect(try journal.search("nowhere") == SearchResult(sequences: [], isTruncated: false))
  }

  @Test(
    arguments: [
      ("exit-code", 1), ("exit code", 2), ("code exit", 2), ("code-exit", 0), ("can't", 1),
      ("AND", 1), ("NOT exit", 0), ("\"exit\"", 2), ("exit*", 2), ("text:exit", 0), ("(", nil),
      ("", nil), ("-- \"\"", nil), ("exit\0code", 2), ("ÉXIT", 2), ("NEAR(exit code)", 0),
    ] as [(String, Int?)]
  )
  func `a search takes every character of a word literally`(
    _ words: String,
    _ count: Int?
  ) async throws {
    let journal = try SQLiteJournal(path)
    let bench = try await Bench(configuration(journal))
    for reason in ["the exit-code is 1", "an exit with a code", "I can't go on, and I stop"] {
      let task = try await bench.task()
      _ = try await bench.engine.block(task, reason: reason)
    }
    guard let count else {
      #expect(throws: SearchError.noWords(words)) { try journal.search(words) }
      return
    }
    #expect(try journal.search(words).sequences.count == count)
  }

  @Test func `a search with too many words is refused`() throws {
    let words = Array(repeating: "word", count: BoardLimits.searchWords + 1)
    let journal = try SQLiteJournal(path)
    #expect(try journal.search(words.dropLast().joined(separator: " ")).sequences == [])
    #expect(throws: SearchError.tooManyWords(words.count, limit: BoardLimits.searchWords)) {
      try journal.search(words.joined(separator: " "))
    }
  }

  @Test func `the schema of a database is defined once`() async throws {
    let journal = try SQLiteJournal(path)
    _ = try await Bench(journal)
    journal.close()
    let defined = try Connection.alone(with: folder.path("defined.db"), creates: true)
    try defined.execute(JournalSchema.statements)
    let made = try Connection.alone(with: path)
    for question in [
      "SELECT group_concat(type || name || tbl_name || sql, ';') FROM sqlite_schema",
      "PRAGMA application_id", "PRAGMA user_version",
    ] {
      let answer = try made.value(question)
      #expect(answer == (try defined.value(question)))
      #expect(answer?.isEmpty == false)
    }
    #expect(try made.value("PRAGMA journal_mode") == "wal")
  }

  @Test func `an engine whose journal was closed accepts no more calls`() async throws {
    let journal = try SQLiteJournal(path)
    let engine = try WorkflowEngine(configuration(journal))
    _ = try await engine.createRun()
    journal.close()
    await #expect(throws: LedgerError.self) { try await engine.createRun() }
    #expect(throws: SQLiteJournalError.closed(path: path)) { try engine.records() }
    let reopened = try SQLiteJournal(path)
    #expect(try reopened.records().count == 1)
  }

  private func configuration(_ journal: SQLiteJournal) -> EngineConfiguration {
    var configuration = EngineConfiguration()
    configuration.makeJournal = { journal }
    return configuration
  }

  /// Performs a random walk on an engine, then closes it.
  private func walk(
    _ seed: UInt64,
    _ interval: Int
  ) async throws -> (EngineModel.State, [EngineRecord]) {
    let journal = try SQLiteJournal(path, snapshotInterval: interval)
    defer { journal.close() }
    let clock = HandClock()
    var configuration = configuration(journal)
    configuration.clock = clock
    configuration.lease = .milliseconds(200)
    let engine = try WorkflowEngine(configuration)
    var walk = RandomWalk(engine: engine, clock: clock, random: SplitMix64(seed: seed))
    for _ in 0..<60 { try await walk.step() }
    return (await engine.read { $0 }, try engine.records())
  }
}
