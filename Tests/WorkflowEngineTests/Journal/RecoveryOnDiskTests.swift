import FaultyDisk
import InterruptedWork
import Testing

@testable import WorkflowEngine

/// Recovery from a disk after an interruption.
struct RecoveryOnDiskTests {
  private static let work = InterruptedWork(transactions: 14)

  private func open(_ disk: Disk) throws -> SQLiteJournal {
    try InterruptedWork.journal(Disk.path, InterruptedWork.storage(fileSystem: disk.name))
  }

  @Test func `the writes of a killed writer are on the disk before the first reply`() async throws {
    let recorded = try await RecordedWork(Self.work)
    let course = try Disk()
    var more = 0
    for point in 1...recorded.points + 1 {
      try course.follow(recorded.disk, to: point)
      // The machine keeps running: the writes are in its memory, but not on the disk.
      let disk = try Disk(copying: course)
      let journal = try open(disk)
      let kept = await (try InterruptedWork.engine(journal)).ledger.nextSequence - 1
      if kept > recorded.seen(before: point).acknowledged { more += 1 }
      try await journal.durable(through: kept)
      journal.close()
      disk.restart(FAULTY_LOSE_ALL, seed: 0)
      let reopened = try open(disk)
      #expect(try reopened.records().count == kept, "point \(point)")
      reopened.close()
    }
    // Some transactions had not been acknowledged before.
    #expect(more > 0)
  }

  @Test(arguments: Loss.allCases)
  func `a journal whose creation was interrupted is created at the next opening`(
    _ loss: Loss
  ) async throws {
    let whole = try await WholeWork(Self.work)
    let recorded = try await RecordedWork(Self.work)
    let course = try Disk()
    var point: Int64 = 0
    while recorded.seen(before: point + 1).acknowledged == 0 {
      point += 1
      try course.follow(recorded.disk, to: point)
      let left = try Disk(copying: course)
      left.restart(loss.way, seed: UInt64(point))
      // The same files on a real disk, whose headers are checked before SQLite opens them.
      let folder = try TemporaryFolder()
      for name in ["journal.db", "journal.db-journal", "journal.db-wal"] {
        if let bytes = left.file(name) { try folder.write(bytes, to: name) }
      }
      let journal = try SQLiteJournal(folder.path("journal.db"))
      let engine = try InterruptedWork.engine(journal)
      let findings = try await whole.findings(in: journal, engine, acknowledged: 0)
      #expect(findings.map(\.description) == [], "point \(point)")
      journal.close()
    }
    #expect(point > 10)
  }

  @Test(arguments: Loss.allCases)
  func `transactions of one batch are kept or lost together`(_ loss: Loss) async throws {
    let whole = try await WholeWork(InterruptedWork(transactions: 26))
    let disk = try Disk()
    disk.record()
    let storage = InterruptedWork.storage(fileSystem: disk.name)
    let journal = try SQLiteJournal(Disk.path, snapshotInterval: 3, storage: storage)
    // The end of each batch, and the number of changes when it was durable.
    var ends: [(last: Int, point: Int64)] = [(0, 0)]
    for transaction in 1...26 {
      let records = whole.records.filter { $0.transaction == transaction }
      journal.append(records, leadingTo: whole.states[transaction])
      guard transaction % 5 == 0 || transaction == 26, let last = records.last?.sequence else {
        continue
      }
      try await journal.durable(through: last)
      ends.append((last, disk.points))
    }
    journal.close()
    let course = try Disk()
    for point in 1...disk.points + 1 {
      try course.follow(disk, to: point)
      let left = try Disk(copying: course)
      left.restart(loss.way, seed: UInt64(point))
      let journal = try open(left)
      let engine = try InterruptedWork.engine(journal)
      let kept = await engine.ledger.nextSequence - 1
      #expect(ends.contains { $0.last == kept }, "point \(point)")
      let acknowledged = ends.last { $0.point < point }?.last ?? 0
      let findings = try await whole.findings(in: journal, engine, acknowledged: acknowledged)
      #expect(findings.map(\.description) == [], "point \(point)")
      journal.close()
    }
  }
}
