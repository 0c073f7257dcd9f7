import Foundation
import Synchronization
import Testing

@testable import StressKit

/// A thread that the code under test starts is an entry like a task.
struct ThreadTests {
  /// Runs functions on threads of their own, and returns when all have ended.
  private static func onThreads(_ functions: [@Sendable () -> Void]) async {
    await withCheckedContinuation { continuation in
      let left = Mutex(functions.count)
      for function in functions {
        Thread {
          function()
          let isLast = left.withLock {
            $0 -= 1
            return $0 == 0
          }
          if isLast { continuation.resume() }
        }.start()
      }
    }
  }

  private static func write(_ lines: [String], to log: Log) {
    for line in lines {
      log.write(line)
      schedulingPoint("between two lines")
    }
  }

  @Test func `Two threads take every order of their steps`() throws {
    let found = try PointOutcomes.of { log in
      await Self.onThreads([
        { Self.write(["a", "b"], to: log) },
        { Self.write(["1", "2"], to: log) },
      ])
    }
    // The orders of two sequences of two.
    #expect(
      Set(found.keys) == ["a b 1 2", "a 1 b 2", "a 1 2 b", "1 a b 2", "1 a 2 b", "1 2 a b"]
    )
  }

  @Test func `A thread has its own name, and a join waits for it and returns its result`() throws {
    let found = try PointOutcomes.of { log in
      let worker = Worker(log)
      worker.joinAndNote()
    }
    #expect(found == ["inside 7 joined": 200])
  }

  @Test func `The table calls a thread by the name that it has been given`() throws {
    let run = try ControlledRun(onCarriers: true) {
      await Self.onThreads([{ Thread.current.name = "postman" }, {}])
    }
    #expect(run.tasks == ["body", "postman", "thread"])
  }

  /// A POSIX thread with a result.
  private final class Worker: Sendable {
    let log: Log

    init(_ log: Log) { self.log = log }

    func joinAndNote() {
      var thread = pthread_t()
      // The test needs a result, which only a POSIX thread has.
      let error = unsafe pthread_create(
        &thread,
        nil,
        { pointer in
          guard let pointer = unsafe pointer else { return nil }
          unsafe Unmanaged<Log>.fromOpaque(pointer).takeUnretainedValue().write("inside")
          return unsafe UnsafeMutableRawPointer(bitPattern: 7)
        },
        Unmanaged.passUnretained(log).toOpaque()
      )
      #expect(error == 0)
      var result: UnsafeMutableRawPointer?
      unsafe pthread_join(thread, &result)
      log.write("\(Int(bitPattern: result)) joined")
    }
  }

  private static func takeTwice(again: Bool, _ log: Log) async {
    let place = ValuePlace()
    let take: @Sendable () -> Void = {
      if !place.take(checkingAgain: again) { log.write("nothing") }
    }
    await onThreads([take, take, { place.put() }, { place.put() }])
    log.write("done")
  }

  @Test func `A thread that does not look again takes what another has taken`() throws {
    #expect(try PointOutcomes.of { await Self.takeTwice(again: true, $0) } == ["done": 200])
    let wrong = try PointOutcomes.of { await Self.takeTwice(again: false, $0) }
    #expect(Set(wrong.keys) == ["done", "nothing done"])
  }

  @Test func `A wait with a limit ends by the signal or by the time`() throws {
    @Sendable func nap() { Thread.sleep(forTimeInterval: 1) }
    for (seconds, end) in [(0.5, "none"), (2, "value")] {
      let found = try PointOutcomes.of { log in
        let place = ValuePlace()
        await Self.onThreads([
          { log.write(place.take(within: seconds) ? "value" : "none") },
          {
            nap()
            place.put()
          },
        ])
      }
      #expect(found == [end: 200])
    }
  }

  @Test func `Two threads that lock in two orders are a deadlock, even if nobody waits for them`()
    throws
  {
    for seed in UInt64(1)...200 {
      let points = InnerPoints(seed: Seed(seed), spread: 1)
      let (one, other) = (NSLock(), NSLock())
      let run = try TracedRun(seed: seed, tracing: false, leavingAt: points) {
        Thread { one.withLock { other.withLock {} } }.start()
        Thread { other.withLock { one.withLock {} } }.start()
      }
      guard let failure = run.failure else { continue }
      #expect(failure.kind == .deadlock)
      #expect(failure.detail.contains("waits for a lock that"), "\(failure.detail)")
      return
    }
    Issue.record("no deadlock was found")
  }

  /// A pool of one thread, which all iterations share.
  private final class Pool: @unchecked Sendable {
    static let shared = Pool()
    private let condition = NSCondition()
    private var work: [@Sendable () -> Void] = []
    private var isStarted = false

    func run(_ function: @escaping @Sendable () -> Void) {
      condition.withLock {
        if !isStarted {
          isStarted = true
          Thread { [self] in serve() }.start()
        }
        work.append(function)
        condition.signal()
      }
    }

    private func serve() {
      while true {
        condition.lock()
        while work.isEmpty { condition.wait() }
        let function = work.removeFirst()
        condition.unlock()
        function()
      }
    }
  }

  private struct UsesPool: Fixture {
    static var invariants: [Invariant<Self>] {
      [Invariant("P1", "the pool has done both") { _, _, _ in .equal(1, 1) }]
    }

    func run(_ system: Void, _ iteration: Iteration) async throws {
      for _ in 0..<2 {
        await withCheckedContinuation { continuation in
          Pool.shared.run { continuation.resume() }
        }
      }
    }
  }

  @Test func `A thread of a shared pool goes on working in the next iteration`() throws {
    let explorer = try Explorer(UsesPool.self, UsesPool.plan(seed: Seed(1)))
    let tally = try explorer.explore(0..<64) { _ in true }
    #expect(tally.iterations == 64)
    #expect(tally.failedIterations == 0)
  }
}
