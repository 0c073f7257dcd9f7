internal import Foundation

/// A thread for one task that drives iterations.
///
/// The test creates the task, so the task inherits its task-local values, and a failed `#expect`
/// belongs to the right test. The thread is not in the runtime's pool, because it blocks and may
/// freeze.
// Sendable by agreement: the jobs are guarded by the condition.
final class DrivingThread: TaskExecutor, @unchecked Sendable {
  /// The size of the stack in bytes, as for a main thread.
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
  /// - Parameter name: The name that debuggers show.
  func start(named name: String) {
    Self.start(name) { self.loop() }
  }

  /// Starts a thread that runs one closure.
  static func start(_ name: String, _ body: @escaping @Sendable () -> Void) {
    let thread = Thread(block: body)
    thread.name = name
    thread.stackSize = stackSize
    thread.start()
  }

  /// Ends the thread when no job is left.
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
