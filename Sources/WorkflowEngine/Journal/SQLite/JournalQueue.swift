internal import Dispatch

/// Runs the jobs of one actor on a dispatch queue, so that waiting for the disk does not block a
/// thread of the pool.
final class JournalQueue: SerialExecutor {
  private let queue = DispatchQueue(label: "WorkflowEngine.journal")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    // The runtime owns the job until it has run, and the queue runs it once.
    queue.async { unsafe job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }
}
