@_spi(ExperimentalScheduling) internal import _Concurrency

/// A minimal executor, as the lower bound of the cost of control: it runs jobs first in, first out.
///
/// It records nothing and decides nothing, and actors drain their own queues. When no other job is
/// left, sleeps end in the order in which they began.
// Sendable because only the thread that drains it uses it.
final class BareExecutor: TaskExecutor, SchedulingExecutor, @unchecked Sendable {
  private var jobs: [UnownedJob] = []
  private var sleeping: [UnownedJob] = []
  private(set) var steps = 0

  func enqueue(_ job: consuming ExecutorJob) {
    jobs.append(UnownedJob(job))
  }

  func enqueue<C: Clock>(
    _ job: consuming ExecutorJob,
    after delay: C.Duration,
    tolerance: C.Duration?,
    clock: C
  ) {
    sleeping.append(UnownedJob(job))
  }

  func enqueue<C: Clock>(
    _ job: consuming ExecutorJob,
    at instant: C.Instant,
    tolerance: C.Duration?,
    clock: C
  ) {
    sleeping.append(UnownedJob(job))
  }

  /// Runs jobs until none is left.
  func drain() {
    let own = unsafe asUnownedTaskExecutor()
    repeat {
      var next = 0
      while next < jobs.count {
        let job = jobs[next]
        next += 1
        unsafe job.runSynchronously(on: own)
      }
      steps += next
      jobs.removeAll(keepingCapacity: true)
      swap(&jobs, &sleeping)
    } while !jobs.isEmpty
  }
}
