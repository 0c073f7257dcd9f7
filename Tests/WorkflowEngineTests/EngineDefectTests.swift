import EngineDefects
import Testing

@testable import WorkflowEngine

struct EngineDefectTests {
  @Test func `every defect has a unique name, a summary and a race`() {
    let ids = EngineDefect.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(Set(ids) == Set(DefectRace.all.map(\.id)))
    for defect in EngineDefect.all {
      #expect(!defect.summary.isEmpty)
      #expect(defect.caughtBy.allSatisfy(LedgerAudit.ids.contains), "\(defect.id)")
    }
  }

  @Test(arguments: DefectRace.all)
  func `exactly the checks that a defect names catch it`(
    _ race: DefectRace
  ) async throws {
    let defect = try #require(EngineDefect.all.first { $0.id == race.id })
    var configuration = EngineConfiguration()
    race.configure(&configuration)
    defect.plant(&configuration)
    let bench = try await Bench(configuration)
    try await race.run(bench)
    let records = try bench.engine.records()
    let state = await bench.engine.read { $0 }
    let findings = LedgerAudit.findings(records, state)
    let caught = LedgerAudit.checks.filter { !$0.findings(records, state).isEmpty }.map(\.id)
    #expect(caught.isEmpty == defect.caughtBy.isEmpty)
    #expect(caught.allSatisfy(defect.caughtBy.contains), "\(findings)")
  }

  @Test(arguments: DefectRace.all)
  func `the same program passes on an engine without the defect`(
    _ race: DefectRace
  ) async throws {
    var configuration = EngineConfiguration()
    race.configure(&configuration)
    let bench = try await Bench(configuration)
    try await race.run(bench)
    #expect(try await bench.findings() == [])
  }
}
