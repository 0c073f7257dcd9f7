import Synchronization
import Testing

@testable import StressKit

/// Tasks are suspended without the runtime, with the same results as by the runtime.
struct ParkingTests {
  private actor Counter {
    private(set) var value = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func add(_ amount: Int) { value += amount }

    func wait() async { await withCheckedContinuation { waiting.append($0) } }

    func release() {
      for continuation in waiting { continuation.resume() }
      waiting = []
    }

    func start(_ log: Log) {
      for number in 0..<3 {
        Task {
          log.write("started \(number)")
          await Task.yield()
          self.add(number)
        }
      }
      Task.immediate {
        log.write("immediate")
        await Task.yield()
        self.add(1)
        log.write("later")
      }
    }
  }

  /// Writes at its end whether a task is running; it ends on its actor, outside every task.
  private actor Farewell {
    private let log: Log

    init(_ log: Log) { self.log = log }

    isolated deinit {
      log.write("end, in a task: \(currentTask() != nil)")
    }
  }

  /// A program, and its name for a failing test.
  struct Program: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let body: @Sendable (Log) async throws -> Void
  }

  static let programs = [
    Program(testDescription: "hops of two tasks") { log in
      let counter = Counter()
      await withTaskGroup { group in
        for number in 0..<2 {
          group.addTask {
            for _ in 0..<4 {
              await counter.add(1)
              log.write("\(number): \(await counter.value)")
            }
          }
        }
      }
    },
    Program(testDescription: "yields on and off an actor") { log in
      let counter = Counter()
      let tasks = (0..<3).map { number in
        Task {
          for _ in 0..<3 {
            await Task.yield()
            log.write("\(number)")
          }
          await MainActor.run { log.write("main \(number)") }
          await counter.start(log)
        }
      }
      for task in tasks { await task.value }
    },
    Program(testDescription: "cancellation and escalation of parked tasks") { log in
      let counter = Counter()
      let tasks = (0..<3).map { number in
        Task(priority: .low) {
          await withTaskCancellationHandler {
            for _ in 0..<4 {
              await counter.add(number)
              await Task.yield()
            }
            log.write("\(number) canceled: \(Task.isCancelled)")
          } onCancel: {
            log.write("cancel \(number)")
          }
        }
      }
      await Task.yield()
      tasks[0].cancel()
      tasks[1].escalatePriority(to: .high)
      for task in tasks { await task.value }
    },
    Program(testDescription: "continuations, sleeps and child tasks") { log in
      let counter = Counter()
      async let waiting: Void = counter.wait()
      async let sleeping: Void = Task.sleep(for: .seconds(1))
      await counter.add(1)
      try await sleeping
      await counter.release()
      await waiting
      log.write("\(await counter.value)")
    },
    Program(testDescription: "ends outside every task") { log in
      await withTaskGroup { group in
        for _ in 0..<3 {
          group.addTask {
            _ = Farewell(log)
            await Task.yield()
          }
        }
      }
    },
    Program(testDescription: "task-local values") { log in
      let counter = Counter()
      await Local.$name.withValue("outer") {
        await counter.add(1)
        Task { log.write(Local.name) }
        await Local.$name.withValue("inner") {
          await Task.yield()
          log.write(Local.name)
        }
      }
      log.write(Local.name)
    },
  ]

  private enum Local {
    @TaskLocal static var name = "none"
  }

  @Test func `Tasks can be suspended without the runtime on this toolchain`() throws {
    try Control.install()
    #expect(ParkingCheck.isByHand)
  }

  @Test(arguments: programs)
  func `A program runs in the same way with both kinds of suspension`(
    program: Program
  ) throws {
    var digests: Set<UInt64> = []
    for seed in 0..<300 as Range<UInt64> {
      let (log, expected) = (Log(), Log())
      let run = try ControlledRun(seed: seed) { try await program.body(log) }
      let other = try ControlledRun(seed: seed, parksByRuntime: true) {
        try await program.body(expected)
      }
      #expect(run.hasFinished && other.hasFinished)
      #expect(log.lines == expected.lines)
      #expect(run.digest == other.digest)
      #expect(run.choices == other.choices)
      #expect(run.steps == other.steps)
      #expect(run.tasks == other.tasks && run.actors == other.actors)
      #expect(run.sharedSteps == 0 && other.sharedSteps == 0)
      #expect(run.isClean && other.isClean)
      digests.insert(run.digest)
    }
    #expect(digests.count > 1)
  }

  @Test func `Between two steps no task of the iteration is the current one`() throws {
    let (log, expected, before) = (Log(), Log(), currentTask())
    @Sendable func part(_ log: Log) async {
      for _ in 0..<3 {
        _ = Farewell(log)
        await Task.yield()
      }
    }
    #expect(try ControlledRun { await part(log) }.hasFinished)
    #expect(try ControlledRun(parksByRuntime: true) { await part(expected) }.hasFinished)
    #expect(log.lines.count == 3)
    #expect(log.lines == expected.lines)
    #expect(currentTask() == before)
  }

  @Test func `A deadlock of suspended tasks has the same text`() throws {
    func stuck(parksByRuntime: Bool) throws -> ControlledRun {
      try ControlledRun(parksByRuntime: parksByRuntime) {
        let counter = Counter()
        await counter.add(1)
        await counter.wait()
      }
    }
    let run = try stuck(parksByRuntime: false)
    #expect(run.failure?.kind == .deadlock)
    #expect(run.failure == (try stuck(parksByRuntime: true).failure))
  }
}

/// The runtime's current task of this thread, or `nil`.
private func currentTask() -> Int? {
  unsafe withUnsafeCurrentTask { unsafe $0?.hashValue }
}
