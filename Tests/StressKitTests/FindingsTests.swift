import Testing

@testable import StressKit

/// Deadlocks, livelocks and leaks are findings, with the tasks that are stuck.
struct FindingsTests {
  @Test func `a continuation that nobody resumes is a deadlock that names task and place`() throws {
    let run = try ControlledRun {
      await withTaskGroup { group in
        group.addTask(name: "waiter") {
          unsafe await withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in }
        }
      }
    }
    let failure = try #require(run.failure)
    #expect(failure.kind == .deadlock)
    #expect(failure.detail.contains("'waiter'"))
    #expect(failure.detail.contains("'body'"))
    #expect(failure.detail.contains("FindingsTests"))
  }

  @Test func `tasks that wait for each other are a deadlock`() throws {
    actor Lock {
      private var isHeld = false
      private var waiters: [CheckedContinuation<Void, Never>] = []

      func acquire() async {
        guard isHeld else {
          isHeld = true
          return
        }
        await withCheckedContinuation { waiters.append($0) }
      }

      func release() {
        if waiters.isEmpty { isHeld = false } else { waiters.removeFirst().resume() }
      }

      func abandon() {
        for waiter in waiters { waiter.resume() }
        waiters = []
      }
    }
    var deadlocks = 0
    for seed in 0..<200 {
      let (first, second) = (Lock(), Lock())
      let run = try ControlledRun(seed: UInt64(seed)) {
        await withTaskGroup { group in
          for (one, other) in [(first, second), (second, first)] {
            group.addTask {
              await one.acquire()
              await other.acquire()
              await other.release()
              await one.release()
            }
          }
        }
      }
      if run.failure?.kind == .deadlock { deadlocks += 1 } else { #expect(run.hasFinished) }
      // Continuations that are never resumed would warn when they are freed.
      let freed = try ControlledRun {
        await first.abandon()
        await second.abandon()
      }
      #expect(freed.hasFinished)
    }
    #expect(deadlocks > 0)
    #expect(deadlocks < 200)
  }

  @Test func `tasks that yield forever are a livelock`() throws {
    let run = try ControlledRun(stepLimit: 1_000) {
      while !Task.isCancelled { await Task.yield() }
    }
    #expect(run.failure?.kind == .livelock)
    #expect(run.failure?.detail.contains("1000 steps") == true)
    #expect(run.steps == 1_000)
    #expect(run.isClean)
  }

  private actor Counter {
    private(set) var value = 0
    // An optimizer would replace the loop by one addition.
    @inline(never)
    private func increment() async { value &+= 1 }

    func increment(times: Int) async {
      for _ in 0..<times { await increment() }
    }
  }

  @Test func `calls that stay on their actor are no steps, however many there are`() throws {
    let counter = Counter()
    let run = try ControlledRun(stepLimit: 20) {
      await counter.increment(times: 300_000)
    }
    #expect(run.failure == nil)
    #expect(run.steps < 20)
  }

  @Test func `a loop of calls that never leaves its actor is a hang`() throws {
    let run = try WatchedRun(watchdog: .milliseconds(50)) {
      await Counter().increment(times: .max)
    }
    #expect(run.fate?.kind == .hung)
    // The interruption may come in the runtime, from which no frames lead back to the loop.
    #expect(run.fate?.detail.hasPrefix("no step ended within the watchdog's time") == true)
  }

  @Test func `a task that outlives the body is a leak`() throws {
    let run = try ControlledRun {
      Task(name: "forgotten") { try await Task.sleep(for: .seconds(Int64.max)) }
    }
    #expect(run.hasFinished)
    #expect(run.failure?.kind == .leak)
    #expect(run.failure?.detail.contains("'forgotten'") == true)
    #expect(run.isClean)
  }

  @Test func `a task that ends by itself after the body is no leak`() throws {
    let log = Log()
    let run = try ControlledRun {
      Task {
        try await Task.sleep(for: .seconds(86_400))
        log.write("done")
      }
    }
    #expect(run.failure == nil)
    #expect(log.lines == ["done"])
  }

  @Test func `an error that the body throws is reported with its type`() throws {
    struct Refusal: Error {}
    let run = try ControlledRun { throw Refusal() }
    #expect(run.failure?.kind == .threw)
    #expect(run.failure?.detail == "run threw Refusal: Refusal()")
  }

  @Test func `what the system does on its own need not end`() throws {
    try Control.install()
    let execution = Execution()
    execution.reset(randomSeed: Seed(1))
    _ = execution.run(.setup, stepLimit: 1_000) {
      Task(name: "heartbeat") {
        while !Task.isCancelled { try? await Task.sleep(for: .seconds(1)) }
      }
    }
    let ending = execution.run(.body, stepLimit: 1_000) {
      try await Task.sleep(for: .seconds(10))
    }
    #expect(
      FailureReport.failure(of: ending, in: .body, execution.world, stepLimit: 1_000) == nil
    )
    #expect(execution.world.now == 10_000_000_000)
    #expect(execution.cleanUp())
  }
}
