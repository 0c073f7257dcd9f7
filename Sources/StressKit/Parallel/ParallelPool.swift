internal import CStressRuntime
internal import Foundation

/// The threads that run iterations in parallel, and the disturbance of these threads.
///
/// The pool does not use the threads of the Swift runtime: callers that wait for results may block
/// those, and only known threads can be disturbed. Tasks of an iteration run here as they do on the
/// runtime's threads in production.
// Sendable by agreement: all mutable state is used only under a lock.
final class ParallelPool: @unchecked Sendable {
  private static let stackSize = 1 << 20

  private let clock = ContinuousClock()
  private let work = NSCondition()
  private var queue = ParallelQueue()
  /// The threads, each with its kernel identifier, its name and the iteration whose job it runs.
  private var threads: [(thread: Int32, name: String, running: ParallelExecutor?)] = []
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
  ///   - threads: The number of threads, at least 1; they end after `close`.
  ///   - perturbation: The disturbance of the jobs.
  init(threads: Int, perturbation: Perturbation) {
    self.perturbation = perturbation
    starvationEnd = clock.now
    nextStarvation = starvationEnd
    for number in 1...threads {
      let name = "stress \(number)"
      let thread = Thread { [self] in runJobs(name) }
      thread.name = name
      thread.stackSize = Self.stackSize
      thread.start()
    }
  }

  /// Ends all threads that are not stuck in a job.
  func close() {
    work.withLock {
      isClosed = true
      work.broadcast()
    }
  }

  // MARK: Enqueuing

  /// Adds a job that is ready.
  func add(_ job: UnownedJob, of executor: ParallelExecutor, isMain: Bool) {
    work.withLock {
      guard !executor.state.isAbandoned else { return }
      executor.state.jobs += 1
      executor.state.moves += 1
      enqueue(.init(job: job, executor: executor, isMain: isMain))
    }
  }

  /// Adds a job that becomes ready after a delay of real time.
  func add(_ job: UnownedJob, of executor: ParallelExecutor, after delay: Duration) {
    // A delay of more than a year is treated as forever.
    let due = clock.now + min(max(delay, .zero), .seconds(365 * 24 * 3_600))
    work.withLock {
      guard !executor.state.isAbandoned else { return }
      executor.state.timers += 1
      executor.state.moves += 1
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

  /// Starts several root tasks at the same time: no thread takes a job until `start` has returned.
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
  ///
  /// - Parameters:
  ///   - executor: The iteration's executor.
  ///   - perturbed: Whether its jobs are disturbed.
  /// - Returns: The number of the root task, for `endRoot`.
  func begin(_ executor: ParallelExecutor, perturbed: Bool) -> Int {
    work.withLock {
      executor.state.root += 1
      executor.state.rootHasEnded = false
      executor.state.rootError = nil
      executor.state.startsRoot = true
      executor.state.isPerturbed = perturbed
      return executor.state.root
    }
  }

  /// Records that a root task has returned; an earlier task than the current one is ignored.
  func endRoot(_ executor: ParallelExecutor, _ number: Int, _ error: (any Error)?) {
    work.withLock {
      guard number == executor.state.root else { return }
      executor.state.rootHasEnded = true
      executor.state.rootError = error
    }
    tell()
  }

  /// The current state of an iteration.
  func state(of executor: ParallelExecutor) -> ParallelExecutor.State {
    work.withLock { executor.state }
  }

  /// The running and waiting jobs, for one iteration.
  func load(of executor: ParallelExecutor) -> ParallelLoad {
    work.withLock {
      let own = threads.filter { $0.running === executor }.map { ($0.thread, $0.name) }
      let busy = threads.filter { $0.running != nil }.map(\.thread)
      return ParallelLoad(
        state: executor.state,
        own: own,
        busy: busy,
        all: threads.map(\.thread)
      )
    }
  }

  /// Abandons an iteration: its tasks never continue; one that reaches no scheduling point keeps
  /// running.
  func abandon(_ executor: ParallelExecutor) {
    work.withLock {
      executor.state.isAbandoned = true
      queue.removeAll(of: executor)
    }
  }

  // MARK: News

  /// The number of events so far: an iteration became idle, or its root task returned.
  var newsSoFar: Int { news.withLock { newsCount } }

  /// Waits for the next event.
  ///
  /// - Parameters:
  ///   - seen: The value of `newsSoFar` before the last check.
  ///   - limit: The longest wait.
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

  private func runJobs(_ name: String) {
    _ = stress_slices_open()
    stress_stacks_open()
    let identifier = stress_thread_identifier()
    let position = work.withLock {
      threads.append((identifier, name, nil))
      return threads.count - 1
    }
    while let (entry, slice) = next(position) {
      entry.executor.run(entry.job, isMain: entry.isMain, slice: slice)
      finish(entry, position)
    }
    stress_slices_close()
  }

  private func finish(_ entry: ParallelQueue.Entry, _ position: Int) {
    let isAtRest = work.withLock {
      threads[position].running = nil
      entry.executor.state.jobs -= 1
      entry.executor.state.moves += 1
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
  /// - Parameter position: The index of the calling thread in `threads`.
  /// - Returns: The job and its slice, or nil if the pool is closed.
  private func next(_ position: Int) -> (ParallelQueue.Entry, Perturbation.Slice?)? {
    work.lock()
    defer { work.unlock() }
    while !isClosed {
      let now = clock.now
      while let entry = queue.removeDue(by: now) {
        entry.executor.state.timers -= 1
        entry.executor.state.jobs += 1
        entry.executor.state.moves += 1
        enqueue(entry)
      }
      if !isHeld, let entry = queue.removeNext(starvesLow: starvesLow(at: now)) {
        threads[position].running = entry.executor
        entry.executor.state.moves += 1
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
