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

  @Test func `a rare defect shows only where the number of the next event is a multiple of three`()
    async throws
  {
    for number in 0..<6 {
      var configuration = EngineConfiguration()
      EngineDefect.acknowledgementDropped.plantForScenario(&configuration)
      let bench = try await Bench(configuration)
      let task = try await bench.task()
      let token = try await bench.start(task)
      for _ in 0..<number { _ = try await bench.engine.publish("log", label: "", by: task, token) }
      let next = try bench.engine.records().count + 1
      _ = try await bench.engine.acknowledge(task, token)
      let isDropped = try await bench.engine.task(task).status == .dispatched
      #expect(isDropped == next.isMultiple(of: Rarely.interval))
    }
  }

  @Test(arguments: EngineDefect.all.filter(\.isRare).map(\.id))
  func `a rare defect plants a discipline`(_ id: String) throws {
    let defect = try #require(EngineDefect.all.first { $0.id == id })
    var configuration = EngineConfiguration()
    defect.plant(&configuration)
    #expect(!(configuration.discipline is Atomic))
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
