import EngineDefects
import InterruptedWork
import Testing

@testable import WorkflowEngine

/// The checks of a power loss can fail: each of them is shown a journal, or a disk, that deserves it.
struct JournalDefectTests {
  private static let work = InterruptedWork(transactions: 8)

  private func faults(_ recorded: RecordedWork, _ loss: Loss) async throws -> Set<WholeWork.Fault> {
    let whole = try await WholeWork(Self.work)
    let findings = try await recorded.findings(whole, loss, until: .max).findings
    return Set(findings.map(\.fault))
  }

  @Test(arguments: Loss.allCases)
  func `answers before their transactions are durable are caught as losses`(_ loss: Loss)
    async throws
  {
    let recorded = try await RecordedWork(Self.work, wrap: { AcknowledgedEarly($0) })
    #expect(try await faults(recorded, loss) == [.lost])
  }

  @Test(arguments: Loss.allCases)
  func `a journal without transactions is caught as torn`(_ loss: Loss) async throws {
    let defect = try #require(StorageDefect.all.first { $0.id == "journal-without-transaction" })
    let recorded = try await RecordedWork(Self.work, spoil: defect.plant)
    #expect(try await faults(recorded, loss) == [.refused])
  }

  @Test func `a database that does not wait for the disk is caught`() async throws {
    let defect = try #require(StorageDefect.all.first { $0.id == "synchronous-off" })
    let recorded = try await RecordedWork(
      Self.work,
      spoil: {
        defect.plant(&$0)
        // So small that the log is moved into the database within the work.
        $0.logPages = 16
      }
    )
    #expect(try await faults(recorded, .all) == [.lost])
    // What is there without what was before it.
    #expect(try await faults(recorded, .reordered).contains(.refused))
    // It is the disk alone: without a loss everything is there.
    #expect(try await faults(recorded, .none) == [])
  }

  @Test(arguments: [Int64](arrayLiteral: 1, 60))
  func `a disk that says that it has synced and has not is noticed`(_ point: Int64) async throws {
    let recorded = try await RecordedWork(Self.work, liesAfter: point)
    #expect(try await faults(recorded, .all) == [.lost])
  }
}
