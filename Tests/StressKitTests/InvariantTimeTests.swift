import Testing

@testable import StressKit

/// An invariant in virtual time is checked under control, and on real threads it is not.
struct InvariantTimeTests {
  private struct TwoTimes: Fixture {
    static let invariants: [Invariant<Self>] = [
      Invariant("T1", in: .virtualTime, "work takes no time") { _, _, _ in .equal(1, 0) },
      Invariant("T2", "nothing is lost") { _, _, _ in .equal(1, 0) },
    ]

    func run(_ system: Void, _ iteration: Iteration) async throws {
      await withTaskGroup { group in
        for _ in 1...2 { group.addTask {} }
      }
    }
  }

  @Test func `Under control both are checked`() throws {
    let explorer = try Explorer(TwoTimes.self, TwoTimes.plan(seed: Seed(1)))
    let tally = try explorer.explore(0..<8) { _ in true }
    #expect(tally.broken.keys.sorted() == ["T1", "T2"])
    #expect(tally.broken["T2"]?.count == 8)
  }

  @Test func `Where work takes time only the other one is checked`() throws {
    let plan = TwoTimes.plan(seed: Seed(1))
    let explorer = try Explorer(TwoTimes.self, plan)
    let tally = try explorer.explore(0..<64) { _ in true }
    let still = (0..<64).count { index in
      PassingTime(ofIteration: plan.seed(ofIteration: index), limit: TwoTimes.timePasses) == nil
    }
    #expect((1..<64).contains(still))
    #expect(tally.checkedInVirtualTime == still)
    #expect(tally.broken["T1"]?.count == still)
  }

  @Test func `On real threads only the other one is checked`() throws {
    let plan = TwoTimes.plan(seed: Seed(1))
    let tally = try ParallelStress(TwoTimes.self, plan).run(8) { _ in true }
    let report = try ParallelReport(tally, of: TwoTimes.self, plan: plan, explored: nil)
    #expect(tally.results.broken.keys.sorted() == ["T2"])
    #expect(report.evidence.invariants.map(\.checked) == [0, 8])
  }
}
