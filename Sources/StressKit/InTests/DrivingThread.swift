internal import Foundation

/// A thread for one task that drives iterations.
///
/// The test makes the task, so that the task inherits its task-local values, and a failed `#expect`
/// belongs to the right test. The thread is none of the pool, because it blocks and may freeze for good.
// Sendable by agreement: the jobs are guarded by the condition.
final class DrivingThread: TaskExecutor, @unchecked Sendable {
  /// Bytes of its stack: those of a main thread.
  private static let stackSize = 8 << 20

  private let condition = NSCondition()
  private var jobs: [UnownedJob] = []
  private var isClosed = false

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    condition.withLock {
      jobs.append(job)
      condition.signal()
    }
  }

  /// Starts the thread.
  /// - Parameter name: Name in a debugger.
  func start(named name: String) {
    Self.start(name) { self.loop() }
  }

  /// Starts a thread that calls one function.
  static func start(_ name: String, _ body: @escaping @Sendable () -> Void) {
    let thread = Thread(block: body)
    thread.name = name
    thread.stackSize = stackSize
    thread.start()
  }

  /// Lets the thread end when it has nothing left to run.
  func close() {
    condition.withLock {
      isClosed = true
      condition.signal()
    }
  }

  private func loop() {
    while let job = next() {
      unsafe job.runSynchronously(on: asUnownedTaskExecutor())
    }
  }

  private func next() -> UnownedJob? {
    condition.withLock {
      while jobs.isEmpty {
        if isClosed { return nil }
        condition.wait()
      }
      return jobs.removeFirst()
    }
  }
}
