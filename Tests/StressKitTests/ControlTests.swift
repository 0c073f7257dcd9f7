import Foundation
import Synchronization
import Testing

@testable import StressKit

/// Tasks, actors, time and randomness of unmodified code, under control.
struct ControlTests {
  private actor Counter {
    private(set) var value = 0

    func set(_ new: Int) { value = new }

    func log(_ line: String, to log: Log) { log.write(line) }
  }

  /// Some work on no actor.
  private final class Elsewhere: Sendable {
    private let visits = Atomic(0)

    @inline(never)
    func visit() { visits.add(1, ordering: .relaxed) }
  }

  private actor Left {
    func start(_ right: Right, _ log: Log) async {
      log.write("A@left")
      await right.end(log)
    }

    func end(_ log: Log) { log.write("B@left") }
  }

  private actor Right {
    func start(_ left: Left, _ log: Log) async {
      log.write("B@right")
      await left.end(log)
    }

    func end(_ log: Log) { log.write("A@right") }
  }

  @Test func `two tasks that cross two actors reach exactly their six orders`() throws {
    var orders: Set<[String]> = []
    for seed in 0..<2_000 {
      let log = Log()
      let (left, right) = (Left(), Right())
      let run = try ControlledRun(seed: UInt64(seed)) {
        await withTaskGroup { group in
          group.addTask { await left.start(right, log) }
          group.addTask { await right.start(left, log) }
        }
      }
      #expect(run.hasFinished)
      #expect(run.sharedSteps == 0)
      orders.insert(log.lines)
    }
    #expect(orders.count == 6)
  }

  @Test(arguments: [false, true])
  func `a lost update reaches every outcome`(unstructured: Bool) throws {
    var outcomes: Set<Int> = []
    for seed in 0..<5_000 {
      let counter = Counter()
      let elsewhere = Elsewhere()
      let log = Log()
      let run = try ControlledRun(seed: UInt64(seed)) {
        let work: @Sendable () async -> Void = {
          for _ in 0..<3 {
            let value = await counter.value
            // Work off the actor; without it an optimized build removes the hops around it.
            elsewhere.visit()
            await counter.set(value + 1)
            elsewhere.visit()
          }
        }
        if unstructured {
          let tasks = (0..<2).map { _ in Task { await work() } }
          for task in tasks { await task.value }
        } else {
          await withTaskGroup { group in for _ in 0..<2 { group.addTask { await work() } } }
        }
        log.write("\(await counter.value)")
      }
      #expect(run.sharedSteps == 0)
      outcomes.insert(try #require(log.lines.first.flatMap { Int($0) }))
    }
    #expect(outcomes == [2, 3, 4, 5, 6])
  }

  @Test func `the same seed makes the same choices`() throws {
    func run(_ seed: UInt64) throws -> ControlledRun {
      let counter = Counter()
      return try ControlledRun(seed: seed) {
        await withTaskGroup { group in
          for _ in 0..<4 {
            group.addTask {
              for _ in 0..<3 {
                await counter.set(await counter.value + Int.random(in: 1...9))
                try? await Task.sleep(for: .milliseconds(Int.random(in: 1...5)))
              }
            }
          }
        }
      }
    }
    var digests: Set<UInt64> = []
    for seed in 0..<50 {
      let first = try run(UInt64(seed))
      let second = try run(UInt64(seed))
      #expect(first.digest == second.digest)
      #expect(first.choices == second.choices)
      digests.insert(first.digest)
    }
    #expect(digests.count == 50)
  }

  @Test func `an hour of sleep takes no time`() throws {
    let clock = ContinuousClock()
    let log = Log()
    let run = try ControlledRun {
      let start = clock.now
      let calendar = Date()
      try await Task.sleep(for: .seconds(3_600))
      log.write("\(clock.now - start >= .seconds(3_600))")
      log.write("\(Int(Date().timeIntervalSince(calendar).rounded()))")
    }
    #expect(run.hasFinished)
    #expect(run.elapsed == 3_600_000_000_000)
    #expect(log.lines == ["true", "3600"])
  }

  @Test func `timers of one instant are released together, in either order`() throws {
    var orders: Set<[String]> = []
    for seed in 0..<200 {
      let log = Log()
      _ = try ControlledRun(seed: UInt64(seed)) {
        await withTaskGroup { group in
          for name in ["a", "b"] {
            group.addTask {
              try? await Task.sleep(for: .seconds(1))
              log.write(name)
              await Task.yield()
              log.write(name.uppercased())
            }
          }
        }
      }
      orders.insert(log.lines)
    }
    #expect(orders.contains(["a", "b", "A", "B"]))
    #expect(orders.contains(["b", "a", "A", "B"]))
    #expect(orders.contains(["a", "A", "b", "B"]))
    #expect(orders.count == 6)
  }

  @Test func `an endless sleep does not hide a deadlock`() throws {
    let run = try ControlledRun { try await Task.sleep(for: .seconds(Int64.max)) }
    #expect(run.failure?.kind == .deadlock)
    #expect(run.isClean)
  }

  @Test func `system randomness and identifiers follow from the seed`() throws {
    func draw(_ seed: UInt64) throws -> [String] {
      let log = Log()
      _ = try ControlledRun(seed: seed) {
        log.write("\(UInt64.random(in: 0 ... .max))")
        log.write("\(UUID())")
        log.write("\((0..<20).shuffled())")
        log.write("\(Set((0..<50).map { "element \($0)" }))")
      }
      return log.lines
    }
    #expect(try draw(3) == draw(3))
    #expect(Set(try (0..<20).map { try draw($0) }).count == 20)
  }

  @Test func `tasks that one task starts on one actor run in order`() throws {
    actor Home {
      func spawn(_ log: Log) async {
        let tasks = (0..<4).map { number in Task { note("\(number)", in: log) } }
        for task in tasks { await task.value }
      }

      private func note(_ line: String, in log: Log) { log.write(line) }
    }
    for seed in 0..<200 {
      let log = Log()
      let home = Home()
      _ = try ControlledRun(seed: UInt64(seed)) { await home.spawn(log) }
      #expect(log.lines == ["0", "1", "2", "3"])
    }
  }

  @Test func `tasks that one task starts on the main actor run in order`() throws {
    for seed in 0..<200 {
      let log = Log()
      let run = try ControlledRun(seed: UInt64(seed)) {
        let tasks = (0..<4).map { number in
          Task { @MainActor in
            MainActor.assertIsolated()
            log.write("\(number)")
          }
        }
        for task in tasks { await task.value }
      }
      #expect(log.lines == ["0", "1", "2", "3"])
      #expect(run.actors == ["MainActor"])
    }
  }

  @Test func `detached tasks of one task run in any order`() throws {
    var orders: Set<[String]> = []
    for seed in 0..<500 {
      let log = Log()
      _ = try ControlledRun(seed: UInt64(seed)) {
        let tasks = (0..<3).map { number in Task.detached { log.write("\(number)") } }
        for task in tasks { await task.value }
      }
      orders.insert(log.lines)
    }
    #expect(orders.count == 6)
  }

  @Test func `tasks that the library sends back to an actor run one to a step`() throws {
    actor Meeting {
      private var guests = 0

      func attend(_ log: Log) async {
        // Inside the actor, `next` is the library's own hop back.
        await withTaskGroup { group in
          group.addTask { await Task.yield() }
          await group.next()
          preconditionIsolated()
          guests += 1
          log.write("\(guests)")
        }
      }
    }
    for seed in 0..<500 {
      let meeting = Meeting()
      let log = Log()
      let run = try ControlledRun(seed: UInt64(seed)) {
        await withTaskGroup { group in
          for _ in 0..<4 { group.addTask { await meeting.attend(log) } }
        }
      }
      #expect(run.hasFinished)
      #expect(run.sharedSteps == 0)
      #expect(log.lines == ["1", "2", "3", "4"])
    }
  }

  @Test func `streams, continuations, cancellation and child tasks work unmodified`() throws {
    let log = Log()
    let run = try ControlledRun {
      let stream = AsyncStream<Int> { continuation in
        Task {
          for number in 0..<3 {
            continuation.yield(number)
            try? await Task.sleep(for: .milliseconds(5))
          }
          continuation.finish()
        }
      }
      for await number in stream { log.write("stream \(number)") }
      let sleeper = Task {
        do { try await Task.sleep(for: .seconds(100)) } catch { log.write("cancelled") }
      }
      await Task.yield()
      sleeper.cancel()
      await sleeper.value
      async let first = withCheckedContinuation { $0.resume(returning: 1) }
      async let second = {
        await Task.yield(); return 2
      }()
      log.write("sum \(await first + second)")
    }
    #expect(run.hasFinished)
    #expect(run.liveTasks == 0)
    #expect(log.lines == ["stream 0", "stream 1", "stream 2", "cancelled", "sum 3"])
  }

  @Test func `a task is identified by its name, or by its creator and number`() throws {
    let run = try ControlledRun {
      await withTaskGroup { group in
        group.addTask(name: "reader") { await Task(name: "inner") {}.value }
        group.addTask {
          async let child: Void = Task.yield(); await child
        }
        group.addTask(name: "reader") {}
      }
    }
    #expect(Set(run.tasks) == ["body", "reader", "reader #2", "body.2", "inner", "body.2.1"])
  }

  @Test func `a new actor in the memory of an old one is a different actor`() throws {
    let run = try ControlledRun {
      for number in 1...5 { await Counter().set(number) }
    }
    #expect(run.actors == (1...5).map { "Counter #\($0)" })
  }

  @Test func `a new task in the memory of an old one is a different task`() throws {
    let run = try ControlledRun {
      for _ in 1...5 { await Task {}.value }
      async let first: Void = Task.yield()
      await first
      async let second: Void = Task.yield()
      await second
    }
    #expect(run.tasks == ["body"] + (1...7).map { "body.\($0)" })
    #expect(run.liveTasks == 0)
  }

  @Test func `a preferred executor does not take tasks out of control`() throws {
    final class Elsewhere: TaskExecutor {
      func enqueue(_ job: consuming ExecutorJob) { fatalError("a task was taken away") }
    }
    let run = try ControlledRun {
      await Task(executorPreference: Elsewhere()) { await Task.yield() }.value
      await withTaskGroup { group in
        group.addTask(executorPreference: Elsewhere()) { await Task.yield() }
      }
      await Task.immediate { await Task.yield() }.value
    }
    #expect(run.hasFinished)
    #expect(run.replacedExecutors == 2)
    #expect(run.sharedSteps == 0)
  }

  @Test func `an actor with its own executor is under control`() throws {
    final class Queue: SerialExecutor {
      func enqueue(_ job: consuming ExecutorJob) { fatalError("a task was taken away") }

      func asUnownedSerialExecutor() -> UnownedSerialExecutor {
        unsafe UnownedSerialExecutor(ordinary: self)
      }
    }
    actor Owner {
      private let queue = Queue()
      nonisolated var unownedExecutor: UnownedSerialExecutor {
        unsafe queue.asUnownedSerialExecutor()
      }
      private var count = 0

      func increment() -> Int {
        preconditionIsolated()
        count += 1
        return count
      }
    }
    let owner = Owner()
    let log = Log()
    let run = try ControlledRun {
      await withTaskGroup { group in
        for _ in 0..<3 { group.addTask { _ = await owner.increment() } }
      }
      log.write("\(await owner.increment())")
    }
    #expect(run.hasFinished)
    #expect(log.lines == ["4"])
  }

  @Test func `work on the main queue is a step of the iteration`() throws {
    let log = Log()
    let run = try ControlledRun {
      await withCheckedContinuation { continuation in
        DispatchQueue.main.async {
          log.write("block")
          continuation.resume()
        }
      }
      log.write("after")
    }
    #expect(run.hasFinished)
    #expect(log.lines == ["block", "after"])
  }

  @Test func `a blocking sleep moves virtual time`() throws {
    // The call is not allowed where it is known to be asynchronous.
    @Sendable func nap() { Thread.sleep(forTimeInterval: 30) }
    let run = try ControlledRun { nap() }
    #expect(run.hasFinished)
    #expect(run.elapsed >= 30_000_000_000)
  }
}
