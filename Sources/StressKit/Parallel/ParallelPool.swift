internal import CStressRuntime
internal import Foundation

/// The threads on which iterations run in parallel, and what disturbs them.
///
/// They are not the threads of the Swift runtime: those may be busy with whoever waits here, and what
/// is to be disturbed has to be known. What an iteration makes runs here, as in production on theirs.
// Sendable by agreement: everything mutable is touched under a lock alone.
final class ParallelPool: @unchecked Sendable {
  private static let stackSize = 1 << 20

  private let clock = ContinuousClock()
  private let work = NSCondition()
  private var queue = ParallelQueue()
  private var perturbation: Perturbation
  private var starvationEnd: ContinuousClock.Instant
  private var nextStarvation: ContinuousClock.Instant
  private var isHeld = false
  private var isClosed = false

  private let news = NSCondition()
  private var newsCount = 0

  /// Starts the threads.
  ///
  /// - Parameters:
  ///   - threads: At least 1; they end after `close`.
  ///   - perturbation: Disturbs the jobs.
  init(threads: Int, perturbation: Perturbation) {
    self.perturbation = perturbation
    starvationEnd = clock.now
    nextStarvation = starvationEnd
    for number in 1...threads {
      let thread = Thread { [self] in runJobs() }
      thread.name = "stress \(number)"
      thread.stackSize = Self.stackSize
      thread.start()
    }
  }

  /// Lets the threads end, those that are not stuck in a job.
  func close() {
    work.withLock {
      isClosed = true
      work.broadcast()
    }
  }

  // MARK: Enqueuing

  /// Takes a job that is ready.
  func add(_ job: UnownedJob, of executor: ParallelExecutor, isMain: Bool) {
    work.withLock {
      guard !executor.state.isAbandoned else { return }
      executor.state.jobs += 1
      enqueue(.init(job: job, executor: executor, isMain: isMain))
    }
  }

  /// Takes a job that is ready later, in real time.
  func add(_ job: UnownedJob, of executor: ParallelExecutor, after delay: Duration) {
    // Beyond a year it is for ever.
    let due = clock.now + min(max(delay, .zero), .seconds(365 * 24 * 3_600))
    work.withLock {
      guard !executor.state.isAbandoned else { return }
      executor.state.timers += 1
      queue.add(.init(job: job, executor: executor, isMain: false), due: due)
      work.signal()
    }
  }

  private func enqueue(_ entry: ParallelQueue.Entry) {
    let isRoot = entry.executor.state.startsRoot
    entry.executor.state.startsRoot = false
    let isLow = entry.executor.state.isPerturbed && perturbation.makesLow(isRoot: isRoot)
    queue.add(entry, isLow: isLow)
    work.signal()
  }

  // MARK: Iterations

  /// Starts several root tasks at one moment: no thread takes a job meanwhile.
  /// - Parameter start: Calls `begin` and makes the tasks.
  func atOnce(_ start: () -> Void) {
    work.withLock { isHeld = true }
    start()
    work.withLock {
      isHeld = false
      work.broadcast()
    }
  }

  /// Prepares for a root task.
  func begin(_ executor: ParallelExecutor, perturbed: Bool) {
    work.withLock {
      executor.state.rootHasEnded = false
      executor.state.rootError = nil
      executor.state.startsRoot = true
      executor.state.isPerturbed = perturbed
    }
  }

  /// Notes that a root task has returned.
  func endRoot(_ executor: ParallelExecutor, _ error: (any Error)?) {
    work.withLock {
      executor.state.rootHasEnded = true
      executor.state.rootError = error
    }
    tell()
  }

  /// What is known of an iteration now.
  func state(of executor: ParallelExecutor) -> ParallelExecutor.State {
    work.withLock { executor.state }
  }

  /// Gives an iteration up: its tasks never go on, except where one never comes to a scheduling point.
  func abandon(_ executor: ParallelExecutor) {
    work.withLock {
      executor.state.isAbandoned = true
      queue.removeAll(of: executor)
    }
  }

  // MARK: News

  /// How often an iteration came to rest or its root task returned.
  var newsSoFar: Int { news.withLock { newsCount } }

  /// Waits until something new is to be seen.
  ///
  /// - Parameters:
  ///   - seen: `newsSoFar`, read before the last look.
  ///   - limit: How long, at most.
  func waitForNews(after seen: Int, atMost limit: Duration) {
    let deadline = Date(timeIntervalSinceNow: limit / .seconds(1))
    news.withLock {
      while newsCount == seen { guard news.wait(until: deadline) else { break } }
    }
  }

  private func tell() {
    news.withLock {
      newsCount += 1
      news.broadcast()
    }
  }

  // MARK: Threads

  private func runJobs() {
    _ = stress_slices_open()
    while let (entry, slice) = next() {
      entry.executor.run(entry.job, isMain: entry.isMain, slice: slice)
      finish(entry)
    }
    stress_slices_close()
  }

  private func finish(_ entry: ParallelQueue.Entry) {
    let isAtRest = work.withLock {
      entry.executor.state.jobs -= 1
      if entry.isMain {
        queue.mainIsBusy = false
        work.signal()
      }
      return entry.executor.state.jobs == 0
    }
    if isAtRest { tell() }
  }

  /// Waits for the next job.
  ///
  /// - Returns: The job and its slice, or nil when the pool is closed.
  private func next() -> (ParallelQueue.Entry, Perturbation.Slice?)? {
    work.lock()
    defer { work.unlock() }
    while !isClosed {
      let now = clock.now
      while let entry = queue.removeDue(by: now) {
        entry.executor.state.timers -= 1
        entry.executor.state.jobs += 1
        enqueue(entry)
      }
      if !isHeld, let entry = queue.removeNext(starvesLow: starvesLow(at: now)) {
        return (entry, entry.executor.state.isPerturbed ? perturbation.slice() : nil)
      }
      var wake = queue.nextDue
      if queue.hasLow, now < starvationEnd { wake = min(wake ?? starvationEnd, starvationEnd) }
      if let wake {
        _ = work.wait(until: Date(timeIntervalSinceNow: (wake - now) / .seconds(1)))
      } else {
        work.wait()
      }
    }
    return nil
  }

  private func starvesLow(at now: ContinuousClock.Instant) -> Bool {
    if now >= nextStarvation {
      let length = perturbation.starvation()
      starvationEnd = now + .nanoseconds(length)
      nextStarvation = starvationEnd + .nanoseconds(length * Perturbation.restPerStarvation)
    }
    return now < starvationEnd
  }
}
