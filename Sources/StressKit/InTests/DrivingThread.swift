internal import Foundation

/// A thread of its own, for one task that drives iterations.
///
/// The task is made by the test, whose task-local values it and everything below it inherit: so a failed
/// `#expect` is put down to the right test. The thread does not belong to the pool, for it blocks, and
/// may be frozen for good.
// Sendable by agreement: the jobs are guarded by the condition.
final class DrivingThread: TaskExecutor, @unchecked Sendable {
  /// Bytes of its stack, as many as a main thread has.
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
  /// - Parameter name: As a debugger shows it.
  func start(named name: String) {
    Self.start(name) { self.loop() }
  }

  /// Starts a thread that does one thing.
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
