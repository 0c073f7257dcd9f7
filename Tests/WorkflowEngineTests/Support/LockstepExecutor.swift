import Dispatch

/// Runs tasks one at a time, first in, first out.
///
/// Two tasks that start together and make the same hops always alternate their steps, in the order
/// of their start.
final class LockstepExecutor: TaskExecutor {
  private let queue = DispatchQueue(label: "lockstep")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    // The runtime owns the job until it has run, and the queue runs it once.
    queue.async { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }

  /// Runs bodies in lockstep, and returns when all have ended.
  static func run(_ bodies: [@Sendable () async throws -> Void]) async throws {
    try await withTaskExecutorPreference(LockstepExecutor()) {
      try await withThrowingTaskGroup(of: Void.self) { group in
        for body in bodies { group.addTask { try await body() } }
        try await group.waitForAll()
      }
    }
  }
}
