import Foundation
import Testing

@testable import WorkflowEngine

struct SQLiteJournalTests {
  @Test(arguments: [UInt64](1...4), [7, 100_000])
  func `an engine recovers from a database to the same state`(
    _ seed: UInt64,
    _ interval: Int
  ) async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "journal.db").path
      let clock = HandClock()
      let (state, records) = try await walked(seed, path, interval, clock)
      let journal = try SQLiteJournal(path, snapshotInterval: interval)
      var configuration = EngineConfiguration()
      configuration.makeJournal = { journal }
      let reopened = try WorkflowEngine(configuration)
      #expect(await reopened.read { $0 } == state)
      #expect(try journal.records() == records)
      #expect((try journal.snapshot() != nil) == (interval == 7))
      #expect(LedgerAudit.findings(try journal.records(), state) == [])
    }
  }

  private func walked(
    _ seed: UInt64,
    _ path: String,
    _ interval: Int,
    _ clock: HandClock
  ) async throws -> (EngineModel.State, [EngineRecord]) {
    let journal = try SQLiteJournal(path, snapshotInterval: interval)
    var configuration = EngineConfiguration()
    configuration.makeJournal = { journal }
    configuration.clock = clock
    configuration.lease = .milliseconds(200)
    let engine = try WorkflowEngine(configuration)
    var walk = RandomWalk(engine: engine, clock: clock, random: SplitMix64(seed: seed))
    for _ in 0..<60 { try await walk.step() }
    defer { journal.close() }
    return (await engine.read { $0 }, try engine.records())
  }
}

/// A folder for the time of a test.
func withTemporaryFolder<R>(_ body: (URL) async throws -> R) async throws -> R {
  let folder = FileManager.default.temporaryDirectory.appending(
    path: "journal-\(UUID().uuidString)"
  )
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try await body(folder)
}
