import Foundation
import Testing

@testable import StressKit

/// Executors of the code's own, where not all goes well.
@Suite struct ExecutorTests {
  /// Keeps what it is given.
  private final class Forgetful: SerialExecutor {
    func enqueue(_ job: consuming ExecutorJob) {}
  }

  /// Runs what it is given at once, on the thread of the caller.
  private final class AtOnce: SerialExecutor {
    func enqueue(_ job: consuming ExecutorJob) {
      unsafe UnownedJob(job).runSynchronously(on: asUnownedSerialExecutor())
    }
  }

  /// Runs what it is given on a thread of its own, which then ends.
  private final class ThreadPerJob: SerialExecutor {
    func enqueue(_ job: consuming ExecutorJob) {
      let job = UnownedJob(job)
      Thread { unsafe job.runSynchronously(on: self.asUnownedSerialExecutor()) }.start()
    }
  }

  private actor Counter {
    private let executor: any SerialExecutor
    nonisolated var unownedExecutor: UnownedSerialExecutor {
      unsafe executor.asUnownedSerialExecutor()
    }
    private(set) var value = 0

    init(on executor: any SerialExecutor) { self.executor = executor }

    func increment() { value += 1 }

    func increment(with other: Counter) async {
      value += 1
      await other.increment()
      value += 1
    }
  }

  @Test func `a task that an executor runs outside control is waited for and named`() throws {
    // The thread starts before control does.
    let loop = ExecutorConstructs.Loop()
    defer { loop.close() }
    let log = Log()
    let run = try ControlledRun(onCarriers: true) {
      await ExecutorConstructs.OnLoop(loop).set(1, log)
      log.write("back")
    }
    #expect(run.hasFinished)
    #expect(log.lines == ["1", "back"])
    #expect(run.escapes == ["task run by an executor on a thread outside control"])
  }

  @Test func `a task that its executor never runs is a deadlock`() throws {
    let run = try ControlledRun(onCarriers: true) { await Counter(on: Forgetful()).increment() }
    #expect(run.failure?.kind == .deadlock)
    #expect(run.escapes == [])
  }

  @Test func `an executor that runs a task at once, and many times`() throws {
    let run = try ControlledRun(onCarriers: true) {
      let counter = Counter(on: AtOnce())
      await withTaskGroup { group in
        for _ in 0..<20 { group.addTask { await counter.increment() } }
      }
      let value = await counter.value
      #expect(value == 20)
    }
    #expect(run.hasFinished)
    #expect(run.sharedSteps == 0)
    #expect(run.isClean)
  }

  @Test func `a task goes on although the thread that ran it has ended`() throws {
    let run = try ControlledRun(onCarriers: true) {
      let counter = Counter(on: ThreadPerJob())
      await counter.increment(with: Counter(on: AtOnce()))
      let value = await counter.value
      #expect(value == 2)
    }
    #expect(run.hasFinished)
    #expect(run.liveTasks == 0)
    // One thread before the other actor, and one after it. No task is counted twice.
    #expect(run.tasks == ["body", "thread", "thread #2"])
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `the same seed gives the same steps, and no step runs two tasks`(seed: UInt64) throws {
    func digest() throws -> UInt64 {
      let run = try ControlledRun(seed: seed, onCarriers: true) {
        let loop = ExecutorConstructs.Loop()
        let (actor, log) = (ExecutorConstructs.OnLoop(loop), Log())
        await withTaskGroup { group in
          for number in 0..<4 { group.addTask { await actor.set(number, log) } }
        }
        loop.close()
      }
      #expect(run.hasFinished)
      #expect(run.sharedSteps == 0)
      #expect(run.escapes == [])
      return run.digest
    }
    #expect(try digest() == digest())
  }
}
