import FaultyDisk
import InterruptedWork
import Testing

@testable import WorkflowEngine

/// A disk that is full or fails, at each of its calls in turn.
struct DiskFailureTests {
  /// How a disk fails.
  struct Failure: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let call: faulty_call
    let way: faulty_way
    /// The message of SQLite.
    let words: String

    static let full = "database or disk is full"
    static let error = "disk I/O error"
  }

  static let failures = [
    Failure(testDescription: "full", call: FAULTY_WRITE, way: FAULTY_FULL, words: Failure.full),
    Failure(testDescription: "full sync", call: FAULTY_SYNC, way: FAULTY_FULL, words: Failure.full),
    Failure(testDescription: "write", call: FAULTY_WRITE, way: FAULTY_ERROR, words: Failure.error),
    Failure(testDescription: "sync", call: FAULTY_SYNC, way: FAULTY_ERROR, words: Failure.error),
    Failure(
      testDescription: "change",
      call: FAULTY_CHANGE,
      way: FAULTY_ERROR,
      words: Failure.error
    ),
    Failure(testDescription: "read", call: FAULTY_READ, way: FAULTY_ERROR, words: Failure.error),
    Failure(
      testDescription: "open",
      call: FAULTY_OPEN,
      way: FAULTY_ERROR,
      words: "unable to open database file"
    ),
  ]

  #if DEBUG
    private static let work = InterruptedWork(transactions: 8)
  #else
    private static let work = InterruptedWork(transactions: 17)
  #endif

  private func open(_ disk: Disk) throws -> SQLiteJournal {
    var storage = InterruptedWork.storage(fileSystem: disk.name)
    // So small that SQLite moves the log into the database during the work.
    storage.logPages = 24
    return try InterruptedWork.journal(Disk.path, storage)
  }

  /// Works until the end or a failure.
  private func interrupted(
    on disk: Disk,
    _ report: (InterruptedWork.Progress) -> Void
  ) async throws -> (any Error)? {
    let journal: SQLiteJournal
    do { journal = try open(disk) } catch { return error }
    defer { journal.close() }
    do {
      let engine = try InterruptedWork.engine(journal)
      do {
        try await Self.work.finish(engine, report)
        return nil
      } catch let error as LedgerError {
        // It accepts no more, with the same reason, even if the disk works again.
        disk.repair()
        await #expect(throws: error) { try await engine.createRun() }
        return error
      }
    } catch {
      return error
    }
  }

  @Test(arguments: failures)
  func `a failure is reported with its reason, and nothing acknowledged is lost`(
    _ failure: Failure
  ) async throws {
    let whole = try await WholeWork(Self.work)
    let healthy = try Disk()
    #expect(try await interrupted(on: healthy) { _ in } == nil)
    let calls = healthy.count(of: failure.call)
    #expect(calls > 0)
    var poisoned = 0
    for number in 1...calls {
      let disk = try Disk()
      disk.fail(at: number, of: failure.call, failure.way)
      var acknowledged = 0
      var effects: [String] = []
      let error = try await interrupted(on: disk) {
        switch $0 {
        case .acknowledged(let number): acknowledged = number
        case .effect(let name): effects.append(name)
        }
      }
      switch error {
      case nil:
        // A failure to move the log into the database later does not fail the transaction.
        #expect(acknowledged == whole.records.count, "\(number)")
      case LedgerError.journalFailed(let reason)?:
        #expect(reason.contains(failure.words), "\(number)")
        poisoned += 1
      case SQLiteJournalError.unreachable(Disk.path, let reason)?:
        #expect(acknowledged == 0)
        #expect(reason.contains(failure.words), "\(number)")
      case let error?:
        Issue.record("\(number): \(error)")
      }
      disk.repair()
      let found = await whole.findings(
        opening: { try open(disk) },
        acknowledged: acknowledged,
        effects: effects
      )
      #expect(found.findings.map(\.description) == [], "\(number)")
      // Pages that the device dropped in a failed sync are not missing now.
      disk.restart(FAULTY_LOSE_ALL, seed: 0)
      let journal = try open(disk)
      #expect(try journal.records() == whole.records, "\(number)")
      journal.close()
    }
    // Every transaction writes and syncs.
    if failure.call == FAULTY_WRITE || failure.call == FAULTY_SYNC {
      #expect(poisoned >= Self.work.transactions)
    }
  }
}
