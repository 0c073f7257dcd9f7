import Foundation
import Synchronization
import Testing

@testable import StressKit

/// A task can be left in the middle of a job, at a lock, a continuation or the creation of a task.
struct InnerPointTests {
  /// Two critical sections: what was read in the first is stale in the second.
  private final class Tally: @unchecked Sendable {
    private let lock = NSLock()
    private var count = 0

    func add() {
      let read = lock.withLock { count }
      lock.withLock { count = read + 1 }
    }

    var value: Int { lock.withLock { count } }
  }

  private static func addTwice(_ log: Log) async throws {
    let tally = Tally()
    await withTaskGroup { group in
      for name in ["ann", "bob"] { group.addTask(name: name) { tally.add() } }
    }
    log.write("\(tally.value)")
  }

  @Test func `Two critical sections are taken apart only where points are choices`() throws {
    #expect(try PointOutcomes.of(spread: 0, Self.addTwice) == ["2": 200])
    let found = try PointOutcomes.of(spread: 1, Self.addTwice)
    #expect(Set(found.keys) == ["1", "2"])
  }

  /// Two locks in two orders.
  private final class Pair: @unchecked Sendable {
    private let first = NSLock()
    private let second = NSLock()

    func forwards() { first.withLock { second.withLock {} } }
    func backwards() { second.withLock { first.withLock {} } }
  }

  private static func lockInTwoOrders(_ log: Log) async throws {
    let pair = Pair()
    await withTaskGroup { group in
      group.addTask(name: "ann") { pair.forwards() }
      group.addTask(name: "bob") { pair.backwards() }
    }
    log.write("both")
  }

  @Test func `A deadlock of locks tells who waits for whom`() throws {
    for seed in UInt64(1)...300 {
      let points = InnerPoints(seed: Seed(seed), spread: 1)
      let run = try TracedRun(seed: seed, leavingAt: points) {
        try await Self.lockInTwoOrders(Log())
      }
      guard let failure = run.failure else { continue }
      #expect(run.table.contains { $0.contains("waits for a lock that bob holds") })
      #expect(run.table.contains { $0.contains("waits for a lock that ann holds") })
      #expect(failure.kind == .deadlock)
      #expect(failure.detail.contains("'ann' waits for a lock that 'bob' holds"))
      #expect(failure.detail.contains("'bob' waits for a lock that 'ann' holds"))
      return
    }
    Issue.record("no deadlock was found")
  }

  /// A value that is read and written with a named point in between.
  private final class Unlocked: @unchecked Sendable {
    private(set) var count = 0

    func add() {
      let read = count
      schedulingPoint("between the read and the write")
      count = read + 1
    }
  }

  @Test func `A named point lets another task run in between`() throws {
    let add: @Sendable (Log) async throws -> Void = { log in
      let shared = Unlocked()
      await withTaskGroup { group in
        for name in ["ann", "bob"] { group.addTask(name: name) { shared.add() } }
      }
      log.write("\(shared.count)")
    }
    #expect(try PointOutcomes.of(spread: 0, add) == ["2": 200])
    #expect(Set(try PointOutcomes.of(spread: 1, add).keys) == ["1", "2"])
  }

  @Test func `Two locks in two orders are a deadlock`() throws {
    #expect(try PointOutcomes.of(spread: 0, Self.lockInTwoOrders) == ["both": 200])
    let found = try PointOutcomes.of(spread: 1, Self.lockInTwoOrders)
    #expect(Set(found.keys) == ["both", "deadlock"])
  }

  /// Two permits that are taken in two orders.
  private static func takePermitsInTwoOrders(_ log: Log) async throws {
    let first = DispatchSemaphore(value: 1)
    let second = DispatchSemaphore(value: 1)
    // A function, because an asynchronous one may not wait.
    @Sendable func take(_ one: DispatchSemaphore, _ other: DispatchSemaphore) {
      one.wait()
      other.wait()
      other.signal()
      one.signal()
    }
    await withTaskGroup { group in
      group.addTask(name: "ann") { take(first, second) }
      group.addTask(name: "bob") { take(second, first) }
    }
    log.write("both")
  }

  @Test func `Two semaphores in two orders are a deadlock`() throws {
    let found = try PointOutcomes.of(spread: 1, Self.takePermitsInTwoOrders)
    #expect(Set(found.keys) == ["both", "deadlock"])
  }

  private static func takeTwice(again: Bool, _ log: Log) async throws {
    let place = ValuePlace()
    await withTaskGroup { group in
      for name in ["ann", "bob"] {
        group.addTask(name: name) { if !place.take(checkingAgain: again) { log.write("nothing") } }
      }
      for _ in 0..<2 { group.addTask(name: "putter") { place.put() } }
    }
    log.write("done")
  }

  @Test func `A wait for a condition that does not look again takes what another has taken`() throws
  {
    let right = try PointOutcomes.of(spread: 1) { try await Self.takeTwice(again: true, $0) }
    #expect(right == ["done": 200])
    let wrong = try PointOutcomes.of(spread: 1) { try await Self.takeTwice(again: false, $0) }
    #expect(Set(wrong.keys) == ["done", "nothing done"])
  }

  /// Adds twice, and asks for both.
  private struct AddsTwice: Scenario {
    static let objective = "Two tasks add"
    static let configuration: Void = ()
    static let catches: [Defect<Void>] = []
    static let witnesses: [Witness] = []
    static let invariants: [Invariant<Self>] = [
      Invariant("A1", shape: .lostUpdate, "both additions count") { _, system, _ in
        .equal(system.value, 2)
      }
    ]

    func makeSystem(_ configuration: Void, _ iteration: Iteration) async throws -> Tally { Tally() }

    func run(_ system: Tally, _ iteration: Iteration) async throws {
      await withTaskGroup { group in
        for name in ["ann", "bob"] { group.addTask(name: name) { system.add() } }
      }
    }
  }

  @Test func `A failure inside a job is minimized, and replays from its file`() throws {
    let plan = AddsTwice.plan(seed: Seed(1))
    let explorer = try Explorer(AddsTwice.self, plan)
    let tally = try explorer.explore(0..<256) { _ in true }
    let report = try ScenarioReport(tally, plan: plan, explorer: explorer)
    let file = try #require(report.failures.first)
    let choices = try #require(file.choices)
    #expect(choices.contains { $0.isInside })
    // One task is left between its two sections; nothing else is needed.
    #expect(file.minimization?.preemptions == 1)
    let again = try explorer.trace(file.iteration, guide: .exact(choices))
    #expect(again.result.broken.map(\.id) == ["A1"])
    #expect(again.result.digest == file.digest)
  }

  @Test func `The same seed takes the same points`() throws {
    for seed in UInt64(1)...50 {
      let digests = try (0..<2).map { _ in
        try TracedRun(seed: seed, leavingAt: InnerPoints(seed: Seed(seed), spread: 4)) {
          try await Self.addTwice(Log())
        }.digest
      }
      #expect(digests[0] == digests[1])
    }
  }
}
