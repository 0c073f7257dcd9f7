import Dispatch
import Foundation
import Synchronization
import Testing

@testable import StressKit

/// Work of a dispatch queue is an entry, and the queue keeps its promises.
struct QueueTests {
  private static func write(_ lines: String, to log: Log) {
    for line in lines {
      log.write(String(line))
      schedulingPoint("between two lines")
    }
  }

  /// Returns when the work of a group has ended.
  private static func end(of group: DispatchGroup) async {
    await withCheckedContinuation { continuation in
      group.notify(queue: .global()) { continuation.resume() }
    }
  }

  @Test func `A serial queue runs its work in order, one after the other`() throws {
    let found = try PointOutcomes.of { log in
      let queue = DispatchQueue(label: "serial")
      let group = DispatchGroup()
      queue.async(group: group) { Self.write("ab", to: log) }
      queue.async(group: group) { Self.write("cd", to: log) }
      await Self.end(of: group)
    }
    #expect(found == ["a b c d": 200])
  }

  @Test func `A concurrent queue runs its work in every order`() throws {
    let found = try PointOutcomes.of(seeds: 1...400) { log in
      let queue = DispatchQueue(label: "concurrent", attributes: .concurrent)
      let group = DispatchGroup()
      queue.async(group: group) { Self.write("ab", to: log) }
      queue.async(group: group) { Self.write("cd", to: log) }
      await Self.end(of: group)
    }
    #expect(
      Set(found.keys)
        == ["a b c d", "a c b d", "a c d b", "c a b d", "c a d b", "c d a b"]
    )
  }

  @Test func `A barrier runs after all earlier work and before all later work`() throws {
    let found = try PointOutcomes.of(seeds: 1...400) { log in
      let queue = DispatchQueue(label: "concurrent", attributes: .concurrent)
      let group = DispatchGroup()
      for line in "ab" { queue.async(group: group) { Self.write(String(line), to: log) } }
      queue.async(group: group, flags: .barrier) { Self.write("--", to: log) }
      for line in "cd" { queue.async(group: group) { Self.write(String(line), to: log) } }
      await Self.end(of: group)
    }
    #expect(
      Set(found.keys) == ["a b - - c d", "a b - - d c", "b a - - c d", "b a - - d c"]
    )
  }

  @Test func `Two serial queues run beside each other`() throws {
    let found = try PointOutcomes.of(seeds: 1...400) { log in
      let group = DispatchGroup()
      for lines in ["ab", "cd"] {
        DispatchQueue(label: lines).async(group: group) { Self.write(lines, to: log) }
      }
      await Self.end(of: group)
    }
    #expect(found.count == 6)
  }

  @Test func `Serial queues with one target exclude each other`() throws {
    let found = try PointOutcomes.of { log in
      let target = DispatchQueue(label: "target")
      let group = DispatchGroup()
      for lines in ["ab", "cd"] {
        DispatchQueue(label: lines, target: target)
          .async(group: group) { Self.write(lines, to: log) }
      }
      await Self.end(of: group)
    }
    #expect(Set(found.keys) == ["a b c d", "c d a b"])
  }

  @Test func `Synchronous work waits for earlier work and excludes later work`() throws {
    let found = try PointOutcomes.of { log in
      let queue = DispatchQueue(label: "serial")
      let group = DispatchGroup()
      queue.async(group: group) { Self.write("ab", to: log) }
      queue.sync {
        dispatchPrecondition(condition: .onQueue(queue))
        Self.write("12", to: log)
      }
      log.write("after")
      await Self.end(of: group)
    }
    #expect(found == ["a b 1 2 after": 200])
  }

  @Test func `Two queues that wait for each other are a deadlock`() throws {
    let found = try PointOutcomes.of { log in
      let (one, other) = (DispatchQueue(label: "one"), DispatchQueue(label: "other"))
      let group = DispatchGroup()
      one.async(group: group) { other.sync {} }
      other.async(group: group) { one.sync {} }
      await Self.end(of: group)
      log.write("both")
    }
    #expect(Set(found.keys) == ["both", "deadlock"])
  }

  @Test func `Work knows its queue, and a value of the queue`() throws {
    let found = try PointOutcomes.of { log in
      let key = DispatchSpecificKey<String>()
      let queue = DispatchQueue(label: "serial")
      queue.setSpecific(key: key, value: "own")
      let group = DispatchGroup()
      queue.async(group: group) {
        dispatchPrecondition(condition: .onQueue(queue))
        log.write(DispatchQueue.getSpecific(key: key) ?? "none")
      }
      DispatchQueue.global().async(group: group) {
        dispatchPrecondition(condition: .notOnQueue(queue))
        if DispatchQueue.getSpecific(key: key) != nil { log.write("wrong") }
      }
      await Self.end(of: group)
    }
    #expect(found == ["own": 200])
  }

  @Test func `Delayed work runs at its time, and a cancelled item does not run`() throws {
    let found = try PointOutcomes.of { log in
      let queue = DispatchQueue(label: "serial")
      let group = DispatchGroup()
      for (line, seconds) in [("b", 2), ("a", 1)] {
        group.enter()
        queue.asyncAfter(deadline: .now() + .seconds(seconds)) {
          log.write(line)
          group.leave()
        }
      }
      let item = DispatchWorkItem { log.write("cancelled") }
      item.cancel()
      queue.async(execute: item)
      await Self.end(of: group)
    }
    #expect(found == ["a b": 200])
  }

  @Test func `The iterations of a parallel loop run in every order`() throws {
    let found = try PointOutcomes.of { log in
      Self.loop(log)
      log.write("end")
    }
    #expect(
      Set(found.keys) == [
        "0 1 2 end", "0 2 1 end", "1 0 2 end", "1 2 0 end", "2 0 1 end", "2 1 0 end",
      ]
    )
  }

  private static func loop(_ log: Log) {
    DispatchQueue.concurrentPerform(iterations: 3) { log.write("\($0)") }
  }

  @Test func `Operations depend on each other, and run beside each other otherwise`() throws {
    // An operation passes many locks of Foundation, so that most points must be no choices.
    let found = try PointOutcomes.of(spread: 16, seeds: 1...400) { log in
      let queue = OperationQueue()
      let first = BlockOperation { log.write("a") }
      let second = BlockOperation { log.write("b") }
      let third = BlockOperation { log.write("c") }
      third.addDependency(first)
      await withCheckedContinuation { continuation in
        third.completionBlock = { continuation.resume() }
        queue.addOperations([first, second, third], waitUntilFinished: false)
      }
      Self.wait(for: queue)
    }
    #expect(Set(found.keys) == ["a b c", "a c b", "b a c"])
  }

  private static func wait(for queue: OperationQueue) { queue.waitUntilAllOperationsAreFinished() }

  /// Two queues that look and then mark.
  private final class Seats: Sendable {
    private let taken = Mutex(false)

    func take(_ name: String, _ log: Log) {
      let isTaken = taken.withLock { $0 }
      schedulingPoint("between the look and the mark")
      if isTaken { return }
      taken.withLock { $0 = true }
      log.write(name)
    }
  }

  @Test func `A check and a mark on two queues are taken apart, with a column for each`() throws {
    for seed in UInt64(1)...200 {
      let log = Log()
      let run = try TracedRun(
        seed: seed,
        leavingAt: InnerPoints(seed: Seed(seed), spread: 1)
      ) {
        let seats = Seats()
        let group = DispatchGroup()
        for name in ["ann", "bob"] {
          DispatchQueue(label: name).async(group: group) { seats.take(name, log) }
        }
        await Self.end(of: group)
      }
      guard log.lines.count == 2 else { continue }
      let names = run.trace.tasks
      #expect(names.contains("ann") && names.contains("bob"), "\(names)")
      #expect(!run.table.isEmpty)
      return
    }
    Issue.record("both never took the seat")
  }
}
