/// Decides whether an iteration on real threads has hung.
///
/// It has hung if nothing of it ran for the watchdog's time and nothing can run. A queued job, a
/// runnable thread, a thread that used processor time, and a call with a time limit all count as
/// able to run. So the speed of the machine does not matter.
struct HangDetector {
  /// The number of checks in a row that must agree before an iteration has hung.
  private static let leastLooks = 3

  let watchdog: Duration
  /// Whether the process runs only iterations; then threads outside the pool are checked too.
  private let ownsProcess: Bool
  private var moves = -1
  private var lastMove: ContinuousClock.Instant?
  private var lastLook: ContinuousClock.Instant?
  private var since: ContinuousClock.Instant?
  private var processorTimes: [Int32: Int64] = [:]
  private var looks = 0
  /// The reason why the iteration has not hung, for the message about a slow iteration.
  private(set) var reason = "it was still running"

  /// Prepares to check an iteration.
  ///
  /// - Parameters:
  ///   - watchdog: The time without progress after which the iteration has hung.
  ///   - ownsProcess: Whether the process runs only iterations.
  init(watchdog: Duration, ownsProcess: Bool) {
    self.watchdog = watchdog
    self.ownsProcess = ownsProcess
  }

  /// Whether nothing could run at the last check.
  var isStill: Bool { since != nil }

  /// Checks the iteration once.
  ///
  /// - Parameters:
  ///   - load: The running and waiting jobs.
  ///   - now: The time of the check.
  /// - Returns: Whether the iteration has hung.
  mutating func look(at load: ParallelLoad, _ now: ContinuousClock.Instant) -> Bool {
    if load.state.moves != moves {
      (moves, lastMove) = (load.state.moves, now)
      return reset("it was still running")
    }
    // Check threads rarely, because each check makes system calls.
    guard let lastMove, now - lastMove >= watchdog / 4,
      now - (lastLook ?? lastMove) >= watchdog / 16
    else { return false }
    lastLook = now
    if load.state.timers > 0 { return reset("a timer was pending") }
    if load.own.isEmpty, load.queued > 0 { return reset("its jobs waited for a thread") }
    guard let times = stillTimes(load) else { return reset("a thread could still run") }
    if let before = since {
      let isUnchanged = times.allSatisfy { thread, time in
        processorTimes[thread].map { $0 == time } ?? false
      }
      guard isUnchanged else { return reset("a thread was still running") }
      looks += 1
      return now - lastMove >= watchdog && now - before >= watchdog / 2
        && looks >= Self.leastLooks
    }
    (since, processorTimes, looks) = (now, times, 1)
    return false
  }

  @discardableResult
  private mutating func reset(_ reason: String) -> Bool {
    self.reason = reason
    since = nil
    return false
  }

  /// The processor times of all threads that could continue the iteration, or nil if one of them
  /// can run.
  private func stillTimes(_ load: ParallelLoad) -> [Int32: Int64]? {
    var times: [Int32: Int64] = [:]
    if !load.own.isEmpty {
      for thread in load.busy {
        guard let look = ThreadLook(thread), !look.isRunnable, !look.hasTimeLimit else {
          return nil
        }
        times[thread] = look.processorTime
      }
      // An idle thread may be about to take a queued job, so idle threads must be blocked too.
      for thread in load.queued > 0 ? load.all : [] where times[thread] == nil {
        guard let look = ThreadLook(thread), !look.isRunnable else { return nil }
        times[thread] = look.processorTime
      }
    }
    guard ownsProcess else { return times }
    for thread in ThreadLook.all where !load.all.contains(thread) && !ToolThreads.contains(thread) {
      guard let look = ThreadLook(thread) else { continue }
      guard !look.isRunnable, !look.sleeps else { return nil }
      // Dispatch wakes one of its threads every second to count the others, so ignore its time.
      if !look.waitsForEvents { times[thread] = look.processorTime }
    }
    return times
  }
}
