import Dispatch
import Foundation
import Testing

/// Executors of the code's own.
enum ExecutorConstructs {
  /// Runs each job of its actor on a queue of dispatch.
  final class QueueExecutor: SerialExecutor {
    let queue = DispatchQueue(label: "own")

    func enqueue(_ job: consuming ExecutorJob) {
      let job = UnownedJob(job)
      queue.async { unsafe job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
  }

  /// Runs each job of the tasks that prefer it on a queue of dispatch.
  final class QueueTaskExecutor: TaskExecutor {
    private let queue = DispatchQueue(label: "preferred")

    func enqueue(_ job: consuming ExecutorJob) {
      let job = UnownedJob(job)
      queue.async { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
  }

  /// Runs each job where it is handed in.
  final class InlineExecutor: TaskExecutor {
    func enqueue(_ job: consuming ExecutorJob) {
      unsafe job.runSynchronously(on: asUnownedTaskExecutor())
    }
  }

  actor OnQueue {
    private let executor = QueueExecutor()
    nonisolated var unownedExecutor: UnownedSerialExecutor {
      unsafe executor.asUnownedSerialExecutor()
    }

    func note(_ name: String, _ log: Log) {
      preconditionIsolated()
      log.write(name)
    }
  }

  /// Asks its queue, as database libraries do.
  actor AsksItsQueue {
    private static let key = DispatchSpecificKey<Int>()
    private let executor = QueueExecutor()
    nonisolated var unownedExecutor: UnownedSerialExecutor {
      unsafe executor.asUnownedSerialExecutor()
    }

    init() { executor.queue.setSpecific(key: Self.key, value: 7) }

    func note(_ name: String, _ log: Log) {
      dispatchPrecondition(condition: .onQueue(executor.queue))
      log.write(DispatchQueue.getSpecific(key: Self.key) == 7 ? name : "elsewhere")
    }

    func start(_ names: [String], _ log: Log) async {
      for task in names.map({ name in Task { note(name, log) } }) { await task.value }
    }
  }

  /// An event loop on a thread of its own, which runs what it is given in order.
  final class Loop: SerialExecutor, @unchecked Sendable {
    // All state is guarded by `condition`, except `thread`, which is written once before others see the loop.
    private let condition = NSCondition()
    private var work: [UnownedJob] = []
    private var isClosed = false
    private var thread: Thread?

    init() {
      thread = Thread { [unowned self] in run() }
      thread?.start()
    }

    var isInside: Bool { Thread.current === thread }

    func enqueue(_ job: consuming ExecutorJob) {
      let job = UnownedJob(job)
      condition.withLock {
        work.append(job)
        condition.signal()
      }
    }

    func close() {
      condition.withLock {
        isClosed = true
        condition.signal()
      }
    }

    private func run() {
      while let job = next() { unsafe job.runSynchronously(on: asUnownedSerialExecutor()) }
    }

    private func next() -> UnownedJob? {
      condition.withLock {
        while work.isEmpty, !isClosed { condition.wait() }
        return work.isEmpty ? nil : work.removeFirst()
      }
    }
  }

  actor OnLoop {
    private let loop: Loop
    private var count = 0
    nonisolated var unownedExecutor: UnownedSerialExecutor {
      unsafe loop.asUnownedSerialExecutor()
    }

    init(_ loop: Loop) { self.loop = loop }

    var value: Int { count }

    func set(_ value: Int, _ log: Log) {
      count = value
      log.write(loop.isInside ? "\(value)" : "elsewhere")
    }
  }

  actor OnMain {
    nonisolated var unownedExecutor: UnownedSerialExecutor {
      unsafe MainActor.sharedUnownedExecutor
    }

    func note(_ log: Log) {
      MainActor.preconditionIsolated()
      log.write("main")
    }
  }

  static let all: [Construct] = [
    Construct("actors with an executor of their own", .exactly(6)) { log in
      let actor = OnQueue()
      await withTaskGroup { group in
        for name in ["a", "b", "c"] { group.addTask { await actor.note(name, log) } }
      }
    },
    Construct("an actor that asks whether it is on its queue", .exactly(6)) { log in
      let actor = AsksItsQueue()
      await withTaskGroup { group in
        for name in ["a", "b", "c"] { group.addTask { await actor.note(name, log) } }
      }
    },
    // Two increments that read and then write: they give 1 and 2, or an update is lost.
    Construct("an actor on an event loop that compares threads", .exactly(2)) { log in
      let loop = Loop()
      let actor = OnLoop(loop)
      await withTaskGroup { group in
        for _ in 0..<2 { group.addTask { await actor.set(await actor.value + 1, log) } }
      }
      loop.close()
    },
    // The queue keeps the order in which one task puts others on it.
    Construct("tasks that start on an executor of the code's own", .always(["a", "b"])) { log in
      await AsksItsQueue().start(["a", "b"], log)
    },
    Construct("actors that share the main actor's executor", .always(["main"])) { log in
      await OnMain().note(log)
    },
    Construct("`Task(executorPreference:)`", .exactly(2)) { log in
      await withTaskGroup { group in
        for name in ["a", "b"] {
          group.addTask {
            await Task(executorPreference: QueueTaskExecutor()) { log.write(name) }.value
          }
        }
      }
    },
    Construct("`addTask(executorPreference:)`", .exactly(2)) { log in
      await withTaskGroup { group in
        for name in ["a", "b"] {
          group.addTask(executorPreference: QueueTaskExecutor()) { log.write(name) }
        }
      }
    },
    Construct("`globalConcurrentExecutor` as a preference", .exactly(6)) { log in
      await withTaskExecutorPreference(globalConcurrentExecutor) {
        await withTaskGroup { group in
          for name in ["a", "b"] {
            group.addTask {
              log.write(name)
              await Task.yield()
              log.write(name.uppercased())
            }
          }
        }
      }
    },
    Construct(
      "`withTaskExecutorPreference` with an executor on a queue",
      .always(["back", "under control"])
    ) { log in
      await withTaskExecutorPreference(QueueTaskExecutor()) {
        await Task.yield()
        log.write("back")
        // Virtual time is at its start, on no other thread.
        log.write(Date().timeIntervalSince1970 < 1_577_836_801 ? "under control" : "outside")
      }
    },
    Construct("`withTaskExecutorPreference` with an executor that runs at once", .any) { log in
      await withTaskExecutorPreference(InlineExecutor()) {
        await Task.yield()
        log.write("back")
      }
    },
  ]
}
