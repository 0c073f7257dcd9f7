import Foundation
import Synchronization
import Testing

@testable import StressKit

/// A task can be left in the middle of a job, at a lock, a continuation or the creation of a task.
struct InnerPointTests {
  /// What a body notes under many seeds, and how it ends.
  private static func outcomes(
    spread: Int,
    seeds: ClosedRange<UInt64> = 1...300,
    _ body: @escaping @Sendable (Log) async throws -> Void
  ) throws -> [String: Int] {
    var outcomes: [String: Int] = [:]
    for seed in seeds {
      let log = Log()
      let points = InnerPoints(seed: Seed(seed), spread: spread)
      let run = try TracedRun(seed: seed, tracing: false, leavingAt: points) { try await body(log) }
      let end = run.failure.map { "\($0.kind)" } ?? log.lines.joined(separator: " ")
      outcomes[end, default: 0] += 1
    }
    return outcomes
  }

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
    #expect(try Self.outcomes(spread: 0, Self.addTwice) == ["2": 300])
    let found = try Self.outcomes(spread: 1, Self.addTwice)
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

  @Test func `Two locks in two orders are a deadlock`() throws {
    #expect(try Self.outcomes(spread: 0, Self.lockInTwoOrders) == ["both": 300])
    let found = try Self.outcomes(spread: 1, Self.lockInTwoOrders)
    #expect(Set(found.keys) == ["both", "deadlock"])
  }
}
