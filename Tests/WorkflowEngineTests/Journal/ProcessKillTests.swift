import InterruptedWork
import Testing

@testable import WorkflowEngine

/// A process that is killed at every change of a real file.
struct ProcessKillTests {
  #if DEBUG
    private static let work = InterruptedWork(transactions: 8)
    private static let fewestChanges: Int64 = 60
  #else
    private static let work = InterruptedWork(transactions: 200)
    private static let fewestChanges: Int64 = 1_500
  #endif

  /// Two runs at a time, each with every second change.
  @Test(arguments: [Int64](arrayLiteral: 1, 2))
  func `after a kill at any point, acknowledged work is there and all work is done once`(
    _ first: Int64
  ) async throws {
    let folder = try TemporaryFolder()
    let whole = try await WholeWork(Self.work)
    let unhurt = try KilledWorker(Self.work, on: folder.path("unhurt.db"), killedAt: 0)
    #expect(!unhurt.wasKilled)
    #expect(unhurt.acknowledged == whole.records.count)
    #expect(unhurt.changes > Self.fewestChanges)
    let layer = try #require(KilledWorker.unsynced)
    for change in stride(from: first, through: unhurt.changes, by: 2) {
      let path = folder.path("journal.db")
      defer { folder.empty() }
      let worker = try KilledWorker(Self.work, on: path, killedAt: change)
      #expect(worker.wasKilled, "change \(change)")
      // Open it normally, then once more without syncs, so that the rest of the work does not wait
      // for the disk.
      let journal = try SQLiteJournal(path, snapshotInterval: 20)
      let engine = try InterruptedWork.engine(journal)
      let findings = try await whole.findings(
        in: journal,
        engine,
        acknowledged: worker.acknowledged
      )
      #expect(findings.map(\.description) == [], "change \(change)")
      journal.close()
      let finished = await whole.findings(
        opening: {
          try InterruptedWork.journal(path, InterruptedWork.storage(fileSystem: layer))
        },
        acknowledged: worker.acknowledged,
        effects: worker.effects
      )
      #expect(finished.findings.map(\.description) == [], "change \(change)")
    }
  }
}
