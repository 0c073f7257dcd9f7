import EngineDefects
import InterruptedWork
import Testing

@testable import WorkflowEngine

/// The power loss checks can fail: each check is shown a journal or a disk that it must reject.
struct JournalDefectTests {
  private static let work = InterruptedWork(transactions: 8)

  private func faults(_ recorded: RecordedWork, _ loss: Loss) async throws -> Set<WholeWork.Fault> {
    let whole = try await WholeWork(Self.work)
    let findings = try await recorded.findings(whole, loss, until: .max).findings
    return Set(findings.map(\.fault))
  }

  @Test(arguments: Loss.allCases)
  func `replies before durability are caught as losses`(_ loss: Loss)
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
        // So small that SQLite moves the log into the database during the work.
        $0.logPages = 16
      }
    )
    #expect(try await faults(recorded, .all) == [.lost])
    // Later changes are there without earlier ones.
    #expect(try await faults(recorded, .reordered).contains(.refused))
    // The disk alone is the cause: without a loss everything is there.
    #expect(try await faults(recorded, .none) == [])
  }

  @Test(arguments: [Int64](arrayLiteral: 1, 60))
  func `a disk that ignores syncs is noticed`(_ point: Int64) async throws {
    let recorded = try await RecordedWork(Self.work, liesAfter: point)
    #expect(try await faults(recorded, .all) == [.lost])
  }
}
