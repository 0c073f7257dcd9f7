import Dispatch
import Foundation
import Testing

/// Executors of the code's own.
enum ExecutorConstructs {
  /// Runs each job on a queue of dispatch.
  final class QueueExecutor: TaskExecutor, SerialExecutor {
    private let queue = DispatchQueue(label: "own")

    func enqueue(_ job: consuming ExecutorJob) {
      let job = UnownedJob(job)
      queue.async { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }

    func asUnownedSerialExecutor() -> UnownedSerialExecutor {
      unsafe UnownedSerialExecutor(ordinary: self)
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
    Construct("actors that share the main actor's executor", .always(["main"])) { log in
      await OnMain().note(log)
    },
    Construct("`Task(executorPreference:)`", .exactly(2)) { log in
      await withTaskGroup { group in
        for name in ["a", "b"] {
          group.addTask {
            await Task(executorPreference: QueueExecutor()) { log.write(name) }.value
          }
        }
      }
    },
    Construct("`addTask(executorPreference:)`", .exactly(2)) { log in
      await withTaskGroup { group in
        for name in ["a", "b"] {
          group.addTask(executorPreference: QueueExecutor()) { log.write(name) }
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
      await withTaskExecutorPreference(QueueExecutor()) {
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
