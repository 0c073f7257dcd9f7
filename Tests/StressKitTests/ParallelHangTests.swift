internal import Dispatch
import Testing

@testable import StressKit

/// Hangs and slow iterations on real threads, with watchdogs of milliseconds.
///
/// The time limit is long and the watchdog short, so that a busy machine makes no iteration slow.
struct ParallelHangTests {
  init() throws { try Control.install() }

  private func run<S: Scenario>(
    _ scenario: S.Type,
    limits: ParallelLimits = ParallelLimits(time: .seconds(60), watchdog: .milliseconds(20))
  ) -> ParallelRunner<S> {
    ParallelRunner(
      IterationSetups(
        scenario.init(),
        configuration: scenario.configuration,
        scenario.plan(seed: Seed(1))
      ),
      limits: limits
    )
  }

  @Test func `A task whose continuation nobody resumes has hung, and is named with its line`() {
    let runner = run(NeverResumed.self)
    let result = runner.run(0, knowledge: Knowledge())
    #expect(result.failure?.kind == .hung)
    #expect(
      result.failure?.detail.hasPrefix(
        "nothing of the iteration ran for 0.02 seconds, and nothing could: task 'body' waits for "
          + "a continuation in NeverResumed.run(_:_:)"
      ) == true,
      "\(result.failure?.detail ?? "no failure")"
    )
    #if DEBUG
      // An optimized build keeps no line for some suspensions.
      #expect(result.failure?.detail.contains(" (NeverResumed.swift:") == true)
    #endif
    #expect(result.stuck.count == 1)
    #expect(result.inconclusive == nil)
  }

  @Test func `A thread that blocks has hung, and its stack names the call and the task`() {
    // Its iterations run beside it; each takes a thread.
    defer { for _ in 0..<64 { BlocksItsThread.semaphore.signal() } }
    let result = run(BlocksItsThread.self).run(0, knowledge: Knowledge())
    #expect(result.failure?.kind == .hung)
    let thread = result.stuck.first { $0.hasPrefix("thread 'stress ") }
    #expect(
      thread?.contains("is blocked in task 'blocker' in ") == true
        && thread?.contains("BlocksItsThread.block() (BlocksItsThread.swift:") == true,
      "\(result.stuck)"
    )
    #expect(
      result.stuck.contains { $0.hasPrefix("task 'body' waits in BlocksItsThread.run") },
      "\(result.stuck)"
    )
  }

  @Test func `A runner with a stuck iteration ends what it has begun and begins nothing else`() {
    let runner = run(NeverResumed.self)
    _ = runner.run(0, knowledge: Knowledge())
    #expect(!runner.canRun(10_000))
    #expect(runner.leaks > 0)
  }

  @Test(arguments: [YieldsForEver.self, SleepsForADay.self] as [any Scenario.Type])
  func `An iteration that runs or sleeps is slow, not hung, and what comes after it runs`(
    scenario: any Scenario.Type
  ) {
    func results<S: Scenario>(of scenario: S.Type) -> [IterationResult] {
      let limits = ParallelLimits(time: .milliseconds(20), watchdog: .milliseconds(20))
      return (0..<3).map { index in
        run(scenario, limits: limits).run(index, knowledge: Knowledge())
      }
    }
    for result in results(of: scenario) {
      let start = "iteration \(result.index) had not ended after 0.02 seconds of real time: "
      #expect(result.inconclusive?.hasPrefix(start) == true)
      #expect(!result.hasFailed)
      #expect(!result.checked)
    }
  }

  @Test func `A scenario is stopped after eight slow iterations in a row, with the reason`() throws
  {
    var tally = ParallelTally(SafeCounter.description, asked: 100)
    func slow(_ index: Int) -> IterationResult {
      var result = IterationResult(index: index, seed: Seed(1), strategy: "parallel")
      result.inconclusive = "iteration \(index) was slow"
      return result
    }
    for index in 0..<7 { tally.add(slow(index)) }
    #expect(!tally.shouldStop)
    tally.add(IterationResult(index: 7, seed: Seed(1), strategy: "parallel"))
    for index in 8..<15 { tally.add(slow(index)) }
    #expect(!tally.shouldStop)
    tally.add(slow(15))
    #expect(tally.shouldStop)
    #expect(!tally.wasStopped)
    #expect(tally.unfinished == 15)
    #expect(tally.reasons.first == "iteration 0 was slow")
    #expect(
      tally.reasons.suffix(2) == [
        "5 more iterations did not end in time",
        "stopped after 16 of 100 iterations, because the last 8 did not end in time",
      ]
    )
  }

  @Test func `A hang on real threads that control finds as a deadlock is the same failure`() throws
  {
    let plan = NeverResumed.plan(seed: Seed(5))
    let stress = ParallelStress(NeverResumed.self, plan, watchdog: .milliseconds(20))
    var count = 0
    let tally = try stress.run(100) { _ in
      count += 1
      return count < 1
    }
    let report = try ParallelReport(tally, of: NeverResumed.self, plan: plan, explored: nil)
    // A busy machine may call it slow, which is no failure.
    for failure in report.evidence.failures {
      #expect(failure.id == "hung")
      #expect(failure.search.isReproduced)
      #expect(failure.occurrences.first?.stuck.isEmpty == false)
    }
  }
}
