import FaultyDisk
import InterruptedWork
import Testing

@testable import WorkflowEngine

/// The power goes at every change of a disk, in every way.
struct PowerLossTests {
  #if DEBUG
    private static let work = InterruptedWork(transactions: 14)
    private static let fewestPoints = 150
  #else
    private static let work = InterruptedWork(transactions: 200)
    private static let fewestPoints = 1_500
  #endif

  @Test(arguments: Loss.allCases)
  func `wherever the power goes, what was acknowledged is there and the work is done once`(
    _ loss: Loss
  ) async throws {
    let whole = try await WholeWork(Self.work)
    let recorded = try await RecordedWork(Self.work)
    #expect(whole.records.last?.transaction == Self.work.transactions)
    #expect(recorded.points > Self.fewestPoints)
    let (findings, disks) = try await recorded.findings(whole, loss)
    #expect(findings.map(\.description) == [])
    // One for every transaction at least.
    #expect(disks >= Self.work.transactions)
  }
}
