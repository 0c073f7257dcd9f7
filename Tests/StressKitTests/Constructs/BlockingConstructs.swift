import Dispatch
import Foundation
import Testing

/// Calls that block the thread.
enum BlockingConstructs {
  static let all: [Construct] =
    passing + timed + SystemWaits.timed + helped + givenUp + SystemWaits.givenUp

  static let passing: [Construct] = [
    Construct("a semaphore, a lock or a group that is free", .always(["through"])) { log in
      func pass() {
        let semaphore = DispatchSemaphore(value: 1)
        semaphore.wait()
        semaphore.signal()
        NSLock().withLock {}
        DispatchGroup().wait()
        log.write("through")
      }
      pass()
    }
  ]

  static let timed: [Construct] = [
    Construct(
      "a wait with a time limit, in virtual time",
      .always(["over", "over", "over", "180"])
    ) {
      log in
      func wait() {
        let start = ContinuousClock.now
        let semaphore = DispatchSemaphore(value: 0)
        log.write(semaphore.wait(timeout: .now() + 60) == .timedOut ? "over" : "signalled")
        let group = DispatchGroup()
        group.enter()
        log.write(group.wait(wallTimeout: .now() + 60) == .timedOut ? "over" : "left")
        group.leave()
        let condition = NSCondition()
        condition.withLock {
          log.write(condition.wait(until: Date() + 60) ? "signalled" : "over")
        }
        log.write("\(Int(((ContinuousClock.now - start) / .seconds(1)).rounded()))")
      }
      wait()
    }
  ]

  static let helped: [Construct] = [
    Construct("a wait that a queue ends", .always(["over"])) { log in
      func wait() {
        let semaphore = DispatchSemaphore(value: 0)
        DispatchQueue.global().async { semaphore.signal() }
        semaphore.wait()
        log.write("over")
      }
      wait()
    },
    Construct("`sync` behind work", .always(["work", "sync"])) { log in
      let queue = DispatchQueue(label: "own")
      queue.async { log.write("work") }
      queue.sync { log.write("sync") }
    },
    Construct("a condition that a thread signals", .always(["over"])) { log in
      final class Gate: Sendable {
        let condition = NSCondition()
        nonisolated(unsafe) var isOpen = false
      }
      func wait() {
        let gate = Gate()
        Thread.detachNewThread {
          gate.condition.withLock {
            unsafe gate.isOpen = true
            gate.condition.signal()
          }
        }
        gate.condition.withLock { while unsafe !gate.isOpen { gate.condition.wait() } }
        log.write("over")
      }
      wait()
    },
    Construct("`Process.waitUntilExit`", .named("process started"), .always(["0"])) { log in
      func run() throws {
        let process = try Process.run(URL(fileURLWithPath: "/bin/true"), arguments: [])
        process.waitUntilExit()
        log.write("\(process.terminationStatus)")
      }
      try run()
    },
  ]

  static let givenUp: [Construct] = [
    Construct(
      "a semaphore that only another task could signal",
      .deadlocks("a signal of a semaphore"),
      .any
    ) { _ in
      func wait() { DispatchSemaphore(value: 0).wait() }
      wait()
    },
    Construct("a lock that its task holds already", .deadlocks("a lock"), .any) { _ in
      func wait() {
        let lock = NSLock()
        lock.lock()
        lock.lock()
      }
      wait()
    },
    Construct("a lock that is held over an `await`", .deadlocks("a lock"), .any) { _ in
      let lock = NSLock()
      func take() { lock.lock() }
      await withTaskGroup { group in
        for _ in 0..<2 {
          group.addTask {
            take()
            await Task.yield()
          }
        }
      }
    },
    Construct("a group that is never left", .deadlocks("the end of a group"), .any) { _ in
      func wait() {
        let group = DispatchGroup()
        group.enter()
        group.wait()
      }
      wait()
    },
    Construct(
      "a condition that nobody signals",
      .deadlocks("a signal of a condition"),
      .any
    ) { _ in
      func wait() {
        let condition = NSCondition()
        condition.lock()
        condition.wait()
      }
      wait()
    },
    Construct("a pipe that nobody writes to", .deadlocks("read to return"), .any) { _ in
      let pipe = Pipe()
      _ = try pipe.fileHandleForReading.read(upToCount: 1)
      try pipe.fileHandleForWriting.close()
    },
    Construct("an unsafe continuation resumed twice", .givenUp("was resumed twice"), .any) { _ in
      unsafe await withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
        unsafe continuation.resume()
        unsafe continuation.resume()
      }
    },
  ]
}
