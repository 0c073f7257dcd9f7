import Testing

@testable import StressKit

/// Iterations on real threads; no result depends on how long something takes.
struct ParallelStressTests {
  private func run(
    _ scenario: any Scenario.Type,
    _ iterations: Int,
    defect: String? = nil,
    each: (IterationResult) -> Bool = { _ in true }
  ) throws -> ParallelTally {
    try ParallelStress(scenario, scenario.plan(defect: defect, seed: Seed(5)))
      .run(iterations, each: each)
  }

  private func report(
    _ tally: ParallelTally,
    of scenario: any Scenario.Type,
    explored: ScenarioTally? = nil
  ) throws -> ParallelReport {
    try ParallelReport(tally, of: scenario, plan: scenario.plan(seed: Seed(5)), explored: explored)
  }

  @Test func `Every iteration runs in order, and its invariants are checked`() throws {
    var indices: [Int] = []
    let tally = try run(SafeCounter.self, 60) { result in
      indices.append(result.index)
      return true
    }
    #expect(indices == Array(0..<60))
    #expect(tally.verdict == .passed)
    #expect(tally.reasons == [])
    #expect(tally.results.checked == 60)
    #expect(tally.results.metrics["additions"]?.aggregate == Aggregate([4, 4]) * 30)
    #expect(tally.measurement.witnesses == ["added": 60])
    #expect(tally.results.failedIterations == 0)
  }

  @Test func `Tasks and actors of all kinds run, the main actor one job at a time`() throws {
    let tally = try run(Everywhere.self, 60)
    #expect(tally.verdict == .passed, "\(tally.reasons) \(tally.results.broken)")
    #expect(tally.results.checked == 60)
  }

  @Test func `Random data is the same as under control`() throws {
    var parallel: [Int?] = []
    _ = try run(DrawsNumber.self, 20) { result in
      parallel.append(result.metrics["number"])
      return true
    }
    var controlled: [Int?] = []
    _ = try Explorer(DrawsNumber.self, DrawsNumber.plan(seed: Seed(5))).explore(0..<20) { result in
      controlled.append(result.metrics["number"])
      return true
    }
    #expect(parallel == controlled)
    #expect(Set(parallel).count > 10)
  }

  @Test func `A certain failure occurs, and is found again under control`() throws {
    let tally = try run(AlwaysWrong.self, 10)
    #expect(tally.verdict == .failed)
    #expect(tally.results.failedIterations == 10)
    let report = try report(tally, of: AlwaysWrong.self)
    let failure = try #require(report.evidence.failures.first)
    #expect(report.evidence.failures.map(\.id) == ["W1"])
    #expect(failure.iterations == 10)
    let search = failure.search
    #expect(search.outcome == "seen again under control, in another schedule of the same inputs")
    #expect(search.isReproduced)
    #expect(search.violation?.iteration == 0)
    #expect(search.violation?.replay.contains(" --inputs 0 ") == true)
    #expect(report.failures.map { $0.path(in: "parallel") } == [search.violation?.file])
    #expect(report.failures.first?.plan.inputs == 0)
  }

  @Test func `A body that throws fails with its error`() throws {
    let tally = try run(ThrowsInRun.self, 4)
    #expect(tally.results.failures.mapValues(\.count) == [.threw: 4])
    #expect(tally.results.checked == 0)
    let failure = try #require(tally.results.failures[.threw]?.first.first)
    #expect(failure.actual.contains("out of paper"))
    #expect(try report(tally, of: ThrowsInRun.self).evidence.failures.map(\.id) == ["threw"])
  }

  @Test func `A race over an actor is found, and control finds it with the same inputs`() throws {
    let tally = try run(BrokenCounter.self, 10_000) { !$0.hasFailed }
    #expect(tally.verdict == .failed)
    let failure = try #require(try report(tally, of: BrokenCounter.self).evidence.failures.first)
    #expect(failure.id == "B1")
    #expect(failure.search.violation != nil)
  }

  @Test func `A failure that control has already found is not searched again`() throws {
    let tally = try run(AlwaysWrong.self, 2)
    let explored = try Explorer(AlwaysWrong.self, AlwaysWrong.plan(seed: Seed(5))).explore(0..<2)
    let report = try report(tally, of: AlwaysWrong.self, explored: explored)
    #expect(report.evidence.failures.map(\.search.outcome) == ["fails under control too"])
    #expect(report.failures.isEmpty)
  }

  @Test func `A race between two uses of a free mutex is reproduced only in an instrumented build`()
    throws
  {
    let tally = try run(LockedInHalves.self, 10_000) { !$0.hasFailed }
    #expect(tally.verdict == .failed)
    let report = try report(tally, of: LockedInHalves.self)
    let failure = try #require(report.evidence.failures.first)
    #expect(failure.id == "L1")
    #expect(failure.search.isReproduced == World.isInstrumented)
    #expect((failure.search.violation != nil) == World.isInstrumented)
    #expect(report.failures.isEmpty != World.isInstrumented)
    guard !World.isInstrumented else { return }
    #expect(
      failure.search.outcome
        == "failed on real threads; "
        + "not seen again in 1024 controlled schedules with the same inputs"
    )
  }

  @Test func `A search that is cut short says after how many schedules, and why`() throws {
    let tally = try run(FailsOnRealThreads.self, 1)
    var asked = 0
    let report = try ParallelReport(
      tally,
      of: FailsOnRealThreads.self,
      plan: FailsOnRealThreads.plan(seed: Seed(5)),
      explored: nil
    ) {
      asked += 1
      return asked == 3
    }
    #expect(
      report.evidence.failures.map(\.search.outcome) == [
        "failed on real threads; not seen again in 3 of 1024 controlled schedules with the same "
          + "inputs, then the run was stopped"
      ]
    )
    #expect(report.evidence.failures.map(\.search.schedules) == [3])
  }

  @Test func `The iteration waits for a task that sleeps after the body has returned`() throws {
    let tally = try run(ActsLate.self, 20)
    #expect(tally.verdict == .passed, "\(tally.reasons) \(tally.results.broken)")
    #expect(tally.results.checked == 20)
  }

  @Test func `Tasks that outlive the body are not a failure here`() throws {
    #expect(try run(LeavesTaskBehind.self, 4).verdict == .passed)
  }

  @Test func `An interrupted run says so`() throws {
    let tally = try run(SafeCounter.self, 20) { $0.index < 4 }
    #expect(tally.results.iterations == 5)
    #expect(tally.wasStopped)
    #expect(tally.verdict == .inconclusive)
    #expect(tally.reasons == ["stopped after 5 of 20 iterations"])
  }

  @Test func `Iterations can run out of order`() throws {
    let runner = try SafeCounter.makeRunner(
      IterationPlan(
        scenario: SafeCounter.name,
        parameters: [:],
        seed: Seed(1),
        stepLimit: 1,
        mode: .parallel
      )
    )
    for index in [0, 5, 6, 2, 2, 100] {
      let result = runner.run(index, knowledge: Knowledge())
      #expect(result.index == index)
      #expect(result.checked)
      #expect(!result.hasFailed)
    }
  }
}

extension Aggregate {
  /// An aggregate of the numbers, each repeated a number of times.
  fileprivate static func * (aggregate: Aggregate, times: Int) -> Aggregate {
    var result = aggregate
    result.sum *= times
    return result
  }
}
