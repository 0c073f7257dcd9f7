import Synchronization
import Testing

@testable import StressKit

/// The lock of the programs is correct; otherwise the programs would fail because of the lock.
struct AsyncLockTests {
  /// Several tasks take a lock; some waiting tasks may be cancelled.
  struct Contended: Scenario {
    final class System: Sendable {
      let lock = AsyncLock()
      let log = Mutex((entered: 0, cancelled: 0, overlaps: 0))
    }

    var tasks = 4
    var cancelled = 0

    static let objective = "A lock has one owner at a time"
    static let parameters: [Parameter<Self>] = [
      Parameter("tasks", \.tasks, 1...16), Parameter("cancelled", \.cancelled, 0...16),
    ]
    static let configuration: Void = ()
    static let catches: [Defect<Void>] = []
    static let witnesses = [Witness("waited", "a task asked while another held the lock")]
    static let metrics = ["inside"]
    static let invariants: [Invariant<Self>] = [
      Invariant("L1", "at most one task holds the lock") { _, system, _ in
        .equal(system.log.withLock { $0.overlaps }, 0)
      },
      Invariant("L2", "every task that was not cancelled gets the lock") { contended, system, _ in
        let (entered, cancelled) = system.log.withLock { ($0.entered, $0.cancelled) }
        return Claim(
          holds: entered + cancelled == contended.tasks && cancelled <= contended.cancelled,
          expected: "all of \(contended.tasks)",
          actual: "\(entered) and \(cancelled) cancelled"
        )
      },
    ]

    func makeSystem(_ configuration: Void, _ iteration: Iteration) async -> System { System() }

    func run(_ system: System, _ iteration: Iteration) async {
      let users = (1...tasks).map { number in
        Task(name: "user \(number)") {
          do {
            if iteration.metrics["inside"] > 0 { iteration.witness("waited") }
            try await system.lock.withLock {
              if iteration.metrics["inside"] > 0 { system.log.withLock { $0.overlaps += 1 } }
              iteration.count("inside")
              await Task.yield()
              iteration.add(-1, to: "inside")
            }
            system.log.withLock { $0.entered += 1 }
          } catch {
            system.log.withLock { $0.cancelled += 1 }
          }
        }
      }
      let canceller = Task(name: "canceller") { [cancelled] in
        for user in users.prefix(cancelled) {
          await Task.yield()
          user.cancel()
        }
      }
      await canceller.value
      for user in users { await user.value }
    }
  }

  @Test(arguments: [0, 1, 3], StrategyChoice.allCases)
  func `the lock has one owner at a time and serves all tasks, even if some are cancelled`(
    cancelled: Int,
    strategy: StrategyChoice
  ) throws {
    let plan = Contended.plan(
      changing: ["cancelled": .size(cancelled)],
      seed: Seed(1),
      strategy: strategy
    )
    let tally = try Explorer(Contended.self, plan).explore(0..<500)
    #expect(tally.verdict == .passed, "\(tally.reasons) \(tally.broken) \(tally.failures)")
  }

  /// Each task asks for the lock once the previous task waits for it.
  struct Queueing: Scenario {
    static let objective = "Tasks get the lock in the order in which they ask"
    static let configuration: Void = ()
    static let catches: [Defect<Void>] = []
    static let witnesses: [Witness] = []
    static let metrics = ["entered", "out_of_order"]
    static let invariants: [Invariant<Self>] = [
      Invariant("Q1", "all tasks get the lock, in order") { _, _, iteration in
        .equal([iteration.metrics["entered"], iteration.metrics["out_of_order"]], [5, 0])
      }
    ]

    func makeSystem(_ configuration: Void, _ iteration: Iteration) async -> AsyncLock {
      AsyncLock()
    }

    func run(_ lock: AsyncLock, _ iteration: Iteration) async throws {
      try await lock.acquire()
      try await withThrowingTaskGroup { group in
        for number in 0..<5 {
          group.addTask(name: "user \(number)") {
            try await lock.withLock {
              if iteration.metrics["entered"] != number { iteration.count("out_of_order") }
              iteration.count("entered")
            }
          }
          while await lock.waiting == number { await Task.yield() }
        }
        await lock.release()
        try await group.waitForAll()
      }
    }
  }

  @Test func `waiting tasks get the lock in order of arrival`() throws {
    let tally = try Explorer(Queueing.self, Queueing.plan(seed: Seed(1))).explore(0..<200)
    #expect(tally.verdict == .passed, "\(tally.reasons) \(tally.broken) \(tally.failures)")
  }

  /// One task takes a lock a few times.
  struct Taken: Scenario {
    var times = 0

    static let objective = "Counts steps"
    static let parameters: [Parameter<Self>] = [Parameter("times", \.times, 0...9)]
    static let configuration: Void = ()
    static let catches: [Defect<Void>] = []
    static let witnesses: [Witness] = []
    static let invariants: [Invariant<Self>] = []

    func makeSystem(_ configuration: Void, _ iteration: Iteration) async {}

    func run(_ system: Void, _ iteration: Iteration) async throws {
      let lock = AsyncLock()
      for _ in 0..<times { try await lock.withLock {} }
    }
  }

  @Test(arguments: [0, 1, 2, 5])
  func `the acquisition and the release are a hop to the lock and a hop back`(times: Int) throws {
    let plan = Taken.plan(changing: ["times": .size(times)], seed: Seed(1))
    let steps = try Explorer(Taken.self, plan).explore(0..<4).steps.aggregate
    #expect(steps.min == 1 + 4 * times)
    #expect(steps.max == 1 + 4 * times)
  }
}
