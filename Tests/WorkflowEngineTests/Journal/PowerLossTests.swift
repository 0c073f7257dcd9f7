import FaultyDisk
import InterruptedWork
import Testing

@testable import WorkflowEngine

/// A power loss at every change of a disk, with every kind of loss.
struct PowerLossTests {
  #if DEBUG
    private static let work = InterruptedWork(transactions: 14)
    private static let fewestPoints = 150
  #else
    private static let work = InterruptedWork(transactions: 200)
    private static let fewestPoints = 1_500
  #endif

  @Test(arguments: Loss.allCases)
  func `after a power loss at any point, acknowledged work is there and all work is done once`(
    _ loss: Loss
  ) async throws {
    let whole = try await WholeWork(Self.work)
    let recorded = try await RecordedWork(Self.work)
    #expect(whole.records.last?.transaction == Self.work.transactions)
    #expect(recorded.points > Self.fewestPoints)
    let (findings, disks) = try await recorded.findings(whole, loss)
    #expect(findings.map(\.description) == [])
    // At least one per transaction.
    #expect(disks >= Self.work.transactions)
  }
}
