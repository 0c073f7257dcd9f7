internal import Dispatch

/// Runs the jobs of one actor on a queue of its own, so that a wait for the disk keeps no thread of the
/// pool.
final class JournalQueue: SerialExecutor {
  private let queue = DispatchQueue(label: "WorkflowEngine.journal")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    // The runtime owns the job until it has run, and the queue runs it once.
    queue.async { unsafe job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }
}
