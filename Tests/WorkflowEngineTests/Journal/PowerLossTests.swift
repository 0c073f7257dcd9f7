import FaultyDisk
import Testing

@testable import WorkflowEngine

struct PowerLossTests {
  /// What becomes of what was not synced.
  enum Loss: CaseIterable, Sendable {
    case all, none, reordered, torn

    var way: faulty_loss {
      switch self {
      case .all: FAULTY_LOSE_ALL
      case .none: FAULTY_KEEP_ALL
      case .reordered: FAULTY_REORDER
      case .torn: FAULTY_TEAR
      }
    }
  }

  private func configuration(_ disk: Disk) -> EngineConfiguration {
    var configuration = EngineConfiguration()
    configuration.makeJournal = { try disk.journal() }
    return configuration
  }

  @Test(arguments: Loss.allCases)
  func `wherever the power goes, nothing acknowledged is lost and nothing is done twice`(
    _ loss: Loss
  ) async throws {
    let work = DiskWork(tasks: 12)
    let points = try await pointsOfWholeRun(work)
    #expect(points > 40)
    for point in 1...points {
      let disk = try Disk()
      disk.fail(at: point, FAULTY_POWER)
      var acknowledged = 0
      do {
        let engine = try WorkflowEngine(configuration(disk))
        try await work.finish(engine) { acknowledged = $0 }
      } catch {}
      #expect(disk.hasFailed, "point \(point)")
      disk.restart(loss.way, seed: UInt64(point))
      let engine = try WorkflowEngine(configuration(disk))
      let kept = try engine.records()
      #expect(kept.count >= acknowledged, "point \(point)")
      let state = await engine.read { $0 }
      #expect(LedgerAudit.findings(kept, state) == [], "point \(point)")
      try await work.finish(engine) { _ in }
      #expect(try await work.faults(engine) == [], "point \(point)")
    }
  }

  private func pointsOfWholeRun(_ work: DiskWork) async throws -> Int64 {
    let disk = try Disk()
    let engine = try WorkflowEngine(configuration(disk))
    try await work.finish(engine) { _ in }
    #expect(try await work.faults(engine) == [])
    return disk.points
  }
}
