import Testing

@testable import WorkflowEngine

/// Files that another program has changed: each opens correctly, or is refused clearly and not
/// changed.
struct MutatedDatabaseTests {
  /// The number of changed files; release builds try all of them.
  #if DEBUG
    private static let count = 1_000
  #else
    private static let count = 10_000
  #endif

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: [true, false])
  func `a changed file opens correctly or is refused, and is never changed further`(
    _ hasLog: Bool
  ) async throws {
    let original = try await Original(in: folder, hasLog: hasLog)
    var outcomes: [String: Int] = [:]
    for number in 0..<Self.count / 2 {
      var random = SplitMix64(seed: UInt64(number))
      var (database, log) = (original.database, original.log)
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let mutation = Mutation.allCases.randomElement(using: &random) ?? .flipBit
        if hasLog && Bool.random(using: &random) {
          mutation.apply(to: &log, using: &random)
        } else {
          mutation.apply(to: &database, using: &random)
        }
      }
      outcomes[try await original.outcome(of: database, log, number), default: 0] += 1
    }
    // Both outcomes occur: some changes are in unused bytes, and most are not.
    #expect(outcomes["refused", default: 0] > Self.count / 10, "\(outcomes)")
    #expect(outcomes["opened", default: 0] > Self.count / 100, "\(outcomes)")
  }

  @Test func `a log without its database is refused`() async throws {
    let original = try await Original(in: folder, hasLog: true)
    try folder.write([], to: "changed.db")
    try folder.write(original.log, to: "changed.db-wal")
    #expect(throws: SQLiteJournalError.self) { try SQLiteJournal(folder.path("changed.db")) }
    let isUntouched = folder.bytes("changed.db-wal") == original.log
    #expect(isUntouched)
  }
}

/// A journal before the change, and the possible outcomes after it.
private struct Original {
  let folder: TemporaryFolder
  let database: [UInt8]
  let log: [UInt8]
  private let records: [EngineRecord]

  init(in folder: TemporaryFolder, hasLog: Bool) async throws {
    self.folder = folder
    let journal = try SQLiteJournal(folder.path("journal.db"), snapshotInterval: 15)
    let clock = HandClock()
    var configuration = EngineConfiguration()
    configuration.clock = clock
    configuration.makeJournal = { journal }
    let engine = try WorkflowEngine(configuration)
    var walk = RandomWalk(engine: engine, clock: clock, random: SplitMix64(seed: 1))
    for _ in 0..<100 { try await walk.step() }
    records = try engine.records()
    // While the journal is open, its last writes are in the log; closing it moves them.
    if !hasLog { journal.close() }
    database = folder.bytes("journal.db")
    log = folder.bytes("journal.db-wal")
    journal.close()
    #expect(log.isEmpty == !hasLog, "\(log.count) bytes")
  }

  /// Opens changed files and returns the outcome.
  func outcome(of database: [UInt8], _ log: [UInt8], _ number: Int) async throws -> String {
    try folder.write(database, to: "changed.db")
    try folder.write(log, to: "changed.db-wal")
    do {
      let journal = try SQLiteJournal(folder.path("changed.db"), snapshotInterval: 15)
      defer { journal.close() }
      var configuration = EngineConfiguration()
      configuration.makeJournal = { journal }
      let engine = try WorkflowEngine(configuration)
      let next = await engine.ledger.nextSequence
      // The content of the log may be lost, but only in whole transactions.
      let isPrefix =
        next - 1 <= records.count && (log == self.log ? next - 1 == records.count : true)
      #expect(isPrefix, "file \(number)")
      var state = EngineModel.State()
      for record in records.prefix(next - 1) { EngineModel.evolve(&state, record.event) }
      let isRight = await engine.read { [state] in $0 == state }
      #expect(isRight, "file \(number)")
      #expect(
        next - 1 == records.count
          || records[next - 1].transaction != records.prefix(next - 1).last?.transaction,
        "file \(number)"
      )
      // Records before the snapshot are read only now; they are also correct or refused.
      let isWhole = try engine.records() == Array(records.prefix(next - 1))
      #expect(isWhole, "file \(number)")
      _ = try? journal.search("luck")
      return "opened"
    } catch let error as SQLiteJournalError {
      // Not compared by the macro, which would compute the difference of long arrays.
      let isUntouched =
        folder.bytes("changed.db") == database
        && folder.bytes("changed.db-wal") == log
      #expect(isUntouched, "file \(number): \(error)")
      return "refused"
    }
  }
}
