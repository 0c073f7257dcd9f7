import Dispatch
import Foundation
import Synchronization
import Testing
@_spi(ExperimentalScheduling) import _Concurrency

@testable import StressKit

/// Iterations that leave control, and what is reported about them.
struct EscapeTests {
  /// Every third iteration asks a source of dispatch.
  struct AsksSource: Fixture {
    static var witnesses: [Witness] { [Witness("answered", "a source answered")] }
    static var metrics: [String] { ["answers"] }
    static var invariants: [Invariant<Self>] {
      [Invariant("Q1", "holds") { _, _, _ in .equal(1, 1) }]
    }

    func run(_ system: Void, _ iteration: Iteration) async throws {
      await Task.yield()
      guard iteration.index.isMultiple(of: 3) else { return }
      let source = DispatchSource.makeSignalSource(signal: SIGWINCH, queue: .global())
      await withCheckedContinuation { continuation in
        source.setRegistrationHandler { continuation.resume() }
        source.activate()
      }
      source.cancel()
      iteration.count("answers")
      iteration.witness("answered")
    }
  }

  private func explore(_ scenario: any Scenario.Type, _ iterations: Range<Int>) throws
    -> (ScenarioTally, [IterationResult])
  {
    let explorer = try Explorer(scenario, scenario.plan(seed: Seed(1)))
    var results: [IterationResult] = []
    let tally = try explorer.explore(iterations) { result in
      results.append(result)
      return true
    }
    return (tally, results)
  }

  @Test func `an iteration that leaves control is counted apart`() throws {
    let (tally, results) = try explore(AsksSource.self, 0..<66)
    #expect(results.count(where: \.isUncontrolled) == 22)
    #expect(tally.verdict == .passed, "\(tally.reasons)")
    #expect(tally.mismatches.isEmpty)
    #expect(tally.escapes.map(\.value) == [22])
    let name = try #require(tally.escapes.first?.key)
    #expect(name.hasPrefix("dispatch source made "))
    #expect(name.hasSuffix("AsksSource.run(_:_:)"))
    #expect(tally.steps.count == 44)
    #expect(tally.metrics["answers"]?.aggregate.max == 0)
    #expect(tally.witnessHits["answered"] == 22)
    #expect(tally.checked == 66)
  }

  @Test func `the evidence of such an iteration is the same in every run`() throws {
    let (first, results) = try explore(AsksSource.self, 0..<30)
    let (second, again) = try explore(AsksSource.self, 0..<30)
    #expect(first.escapes == second.escapes)
    #expect(first.distinct == second.distinct)
    #expect(first.steps.aggregate == second.steps.aggregate)
    let lines = results.map { IterationLine(scenario: "asks-source", result: $0) }
    #expect(lines == again.map { IterationLine(scenario: "asks-source", result: $0) })
    for (one, other) in zip(results, again) { #expect(one.repeats(other)) }
  }

  @Test func `a deadlock after an escape names what has not answered`() throws {
    // Not signalled before the verdict, so that the thread still exists.
    let end = DispatchSemaphore(value: 0)
    defer { end.signal() }
    let run = try ControlledRun {
      unsafe await withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in
        Thread.detachNewThread { end.wait() }
      }
    }
    #expect(run.failure?.kind == .deadlock)
    let detail = try #require(run.failure?.detail)
    #expect(
      detail.contains("run waits forever, and no answer came from outside control: thread")
    )
  }

  @Test func `places beyond the limit of the list are counted`() throws {
    try Control.install()
    let execution = Execution()
    execution.reset(randomSeed: Seed(1))
    let ending = execution.run(.body, stepLimit: 1_000) {
      for _ in 0..<100 { DispatchQueue.global().async {} }
    }
    guard case .finished = ending else {
      Issue.record("\(ending)")
      return
    }
    // One place, regardless of the number of times.
    #expect(execution.world.escapes.map(\.count) == [100])
    #expect(execution.world.unlistedEscapes == 0)
    for number in 0..<UInt(100) { execution.world.noteTakenHook(4_096 + number) }
    #expect(execution.world.escapes.count == 32)
    #expect(execution.world.unlistedEscapes == 69)
  }

  /// Sets a timer per job, with its own clock.
  private final class TickingExecutor: TaskExecutor {
    let execution: Execution
    init(_ execution: Execution) { self.execution = execution }

    func enqueue(_ job: consuming ExecutorJob) {
      execution.enqueue(
        job,
        after: TimeConstructs.Ticking.Ticks(count: 5),
        tolerance: nil,
        clock: TimeConstructs.Ticking()
      )
    }
  }

  @Test func `a timer of a clock with its own durations is due at once, and is named`() throws {
    try Control.install()
    let execution = Execution()
    execution.reset(randomSeed: Seed(1))
    let ending = execution.run(.body, stepLimit: 1_000) {
      await withTaskExecutorPreference(TickingExecutor(execution)) { await Task.yield() }
    }
    guard case .finished = ending else {
      Issue.record("\(ending)")
      return
    }
    #expect(
      execution.world.escapes.map(\.name)
        == ["timer of a clock with durations of its own set to no delay"]
    )
  }

  @Test func `two iterations on two threads have the same results as alone`() async throws {
    let constructs = ConstructTests.controlled
    @Sendable func transcripts() throws -> [[String]] {
      try constructs.flatMap { construct in
        try (0..<10).map { seed in
          let log = Log()
          let run = try ControlledRun(seed: UInt64(seed), onCarriers: true) {
            try await construct.program(log)
          }
          return log.lines + ["\(run.digest)", "\(run.sharedSteps)"]
        }
      }
    }
    let alone = try transcripts()
    let together = Mutex<[[[String]]]>([])
    await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
      let left = Atomic(2)
      for _ in 0..<2 {
        Thread.detachNewThread {
          let own = (try? transcripts()) ?? []
          together.withLock { $0.append(own) }
          if left.subtract(1, ordering: .acquiringAndReleasing).newValue == 0 { done.resume() }
        }
      }
    }
    #expect(together.withLock { $0 } == [alone, alone])
  }
}
