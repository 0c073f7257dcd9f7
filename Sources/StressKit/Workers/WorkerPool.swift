internal import Foundation

/// Worker processes that share the iterations of a command.
///
/// If a worker dies or makes no progress for the watchdog's time, the iteration that it was running
/// fails. A new worker runs the rest.
package final class WorkerPool {
  /// Iterations with tasks that cannot be freed; after so many, the worker is replaced.
  static let leakLimit = 100
  /// The number of workers in a row that may end before they run anything.
  static let failedStartLimit = 5
  /// The longest watchdog of a replay in a search; many replays of one search may hang.
  static let searchWatchdog = Duration.milliseconds(250)
  /// Extra time that the command waits after a worker's own watchdog before it treats the worker as
  /// hung.
  private static let grace = Duration.seconds(3)
  /// The longest wait for replies, in milliseconds, before the command checks for hangs and
  /// interruptions.
  private static let patience: Int32 = 100

  private let jobs: Int
  private let watchdog: Duration
  private let listener: (_ scenario: String, _ line: String) -> Void
  var processes: [Int: WorkerProcess] = [:]
  private var nextNumber = 0
  var failedStarts = 0
  /// Whether workers for this plan are warmed up: not after a worker ended during its warm-up.
  var warmsUp: (plan: IterationPlan?, Bool) = (nil, true)

  /// Makes a pool; it starts workers when there is work.
  ///
  /// - Parameters:
  ///   - jobs: The largest number of workers that run at the same time, at least 1.
  ///   - watchdog: The time without progress after which an iteration has hung.
  ///   - listener: Called with each line that the code under test writes.
  package init(
    jobs: Int,
    watchdog: Duration,
    listener: @escaping (_ scenario: String, _ line: String) -> Void
  ) {
    self.jobs = jobs
    self.watchdog = watchdog
    self.listener = listener
  }

  deinit {
    for process in processes.values { _ = process.end() }
  }

  func run(
    _ plan: IterationPlan,
    _ iterations: Range<Int>,
    twinInterval: Int,
    knowledge: Knowledge,
    each: (WorkedIteration) -> Bool
  ) throws {
    var work = Work(rest: iterations)
    var next = iterations.lowerBound
    while next < iterations.upperBound {
      try handOut(&work, plan, twinInterval, knowledge)
      try listen(&work, plan, knowledge)
      try checkInterruption()
      while let worked = work.take(next, needsTwin: Self.isRunTwice(next, twinInterval)) {
        next += 1
        guard each(worked) else { return try stop(plan, knowledge) }
      }
    }
  }

  func trace(
    _ plan: IterationPlan,
    _ index: Int,
    guide: Guide,
    detail: TraceDetail,
    knowledge: Knowledge
  ) throws -> TracedIteration {
    let watchdog = isOfSearch(guide, detail) ? min(watchdog, Self.searchWatchdog) : watchdog
    let request = WorkerRequest.trace(
      index,
      guide: guide,
      detail: detail,
      knowledge,
      watchdogMilliseconds: watchdog.wholeMilliseconds
    )
    var work = Work()
    while true {
      let number = try idleProcess(for: plan, otherThan: nil)
      guard let process = processes[number] else { continue }
      process.unit = WorkUnit(iterations: index..<index + 1)
      try process.send(request)
      while processes[number] != nil, work.traced == nil {
        try listen(&work, plan, knowledge)
        try checkInterruption()
      }
      process.unit = nil
      if let traced = work.traced { return traced }
      // Without a result, the worker ended before it reached the iteration: try another worker.
      if let lost = work.results[index] { return TracedIteration(result: lost.result) }
    }
  }

  /// Whether a replay is one of many in a search; another replay confirms its result.
  private func isOfSearch(_ guide: Guide, _ detail: TraceDetail) -> Bool {
    guide != .own && detail == .outline
  }

  // MARK: Handing out

  private func handOut(
    _ work: inout Work,
    _ plan: IterationPlan,
    _ twinInterval: Int,
    _ knowledge: Knowledge
  ) throws {
    while busy < jobs, let unit = work.takeUnit(jobs: jobs) {
      let number = try idleProcess(for: plan, otherThan: unit.notBy)
      guard let process = processes[number] else { continue }
      process.unit = unit
      try process.send(.run(unit.iterations, knowledge, twinInterval: unit.twinInterval))
      guard !unit.isTwin else { continue }
      // A unit that is handed out again gets new second runs as well; duplicates give the same
      // results.
      let again = unit.iterations.filter {
        Self.isRunTwice($0, twinInterval) && work.twins[$0] == nil
      }
      guard let first = again.first, let last = again.last else { continue }
      let twins = WorkUnit(
        iterations: first..<last + 1,
        twinInterval: twinInterval,
        notBy: number
      )
      work.waiting.insert(twins, at: 0)
    }
  }

  /// Whether an iteration runs twice; an interval of `Int.max` means never, not even for iteration
  /// 0.
  private static func isRunTwice(_ index: Int, _ twinInterval: Int) -> Bool {
    twinInterval < .max && index.isMultiple(of: twinInterval)
  }

  private var busy: Int { processes.values.count { $0.unit != nil } }

  /// The number of an idle worker that is prepared, or is being prepared, for a plan.
  private func idleProcess(for plan: IterationPlan, otherThan number: Int?) throws -> Int {
    // One scenario must not see the static variables that another one changed.
    for (old, process) in processes where process.plan?.scenario != plan.scenario {
      _ = process.end()
      processes[old] = nil
    }
    let idle = processes.filter { $0.value.unit == nil && $0.key != number }
    let chosen = idle.keys.min() ?? nextNumber
    if chosen == nextNumber {
      processes[chosen] = try startProcess()
      nextNumber += 1
    }
    if let process = processes[chosen], process.plan != plan {
      if warmsUp.plan != plan { warmsUp = (plan, true) }
      process.plan = plan
      process.isPreparing = true
      let milliseconds = watchdog.wholeMilliseconds
      try process.send(
        .prepare(plan, warmsUp: warmsUp.1, watchdogMilliseconds: milliseconds)
      )
    }
    return chosen
  }

  /// Starts a worker; if the system refuses, ends the idle workers and tries once more.
  private func startProcess() throws(WorkerError) -> WorkerProcess {
    do { return try WorkerProcess() } catch {
      for (number, process) in processes where process.unit == nil {
        _ = process.end()
        processes[number] = nil
      }
      return try WorkerProcess()
    }
  }

  /// Waits until all workers have finished their current iterations, and drops the results.
  private func stop(_ plan: IterationPlan, _ knowledge: Knowledge) throws {
    for process in processes.values { process.record.shouldStop = true }
    var rest = Work()
    while busy > 0 {
      try listen(&rest, plan, knowledge)
      try checkInterruption()
      rest.waiting = []
    }
    for process in processes.values { process.record.shouldStop = false }
  }

  /// Ends all workers if the user interrupted the command; waiting for an iteration could take
  /// long.
  private func checkInterruption() throws(Interrupted) {
    guard Interruption.isRequested else { return }
    for process in processes.values { _ = process.end() }
    processes = [:]
    throw Interrupted()
  }

  // MARK: Listening

  /// Waits for replies and output of all workers and handles them.
  private func listen(_ work: inout Work, _ plan: IterationPlan, _ knowledge: Knowledge) throws {
    let numbers = processes.keys.sorted()
    var descriptors = numbers.flatMap { number in
      [processes[number]?.replies, processes[number]?.output].map {
        pollfd(fd: $0 ?? -1, events: Int16(POLLIN), revents: 0)
      }
    }
    unsafe poll(&descriptors, nfds_t(descriptors.count), Self.patience)
    for (position, number) in numbers.enumerated() {
      guard let process = processes[number] else { continue }
      if descriptors[2 * position].revents != 0 || descriptors[2 * position + 1].revents != 0 {
        try takeNews(of: process, number, &work, plan, knowledge)
      } else if process.unit != nil, process.stillness > watchdog + Self.grace {
        _ = process.end()
        let fate = Fate(unanswered: process.record)
        try bury(process, number, fate, &work, plan, knowledge)
      }
    }
  }

  private func takeNews(
    of process: WorkerProcess,
    _ number: Int,
    _ work: inout Work,
    _ plan: IterationPlan,
    _ knowledge: Knowledge
  ) throws {
    let news = try process.news()
    for line in news.output { listener(plan.scenario, line) }
    for reply in news.replies {
      switch reply {
      case .refused(let reason): throw ControlUnavailable(description: reason)
      case .wantsPlaces(let addresses, let detail):
        try process.send(.places(Symbolizer.places(of: addresses, detail)))
      case .results(let told):
        failedStarts = 0
        for timed in told.results { take(timed.result, timed.microseconds, from: process, &work) }
      case .traced(let traced):
        work.traced = traced
        process.unit = nil
      case .done where process.isPreparing: process.isPreparing = false
      case .done(let leaks):
        process.unit = nil
        if leaks >= Self.leakLimit {
          _ = process.end()
          processes[number] = nil
        }
      case .spent:
        _ = process.end()
        return giveBack(process, number, &work)
      case .interrupted(let traced):
        _ = process.end()
        return try bury(process, number, traced, &work)
      }
    }
    guard news.hasEnded, processes[number] != nil else { return }
    let fate = Fate(processStatus: process.reap())
    try bury(process, number, fate, &work, plan, knowledge)
  }

  func take(
    _ result: IterationResult,
    _ microseconds: Int,
    from process: WorkerProcess,
    _ work: inout Work
  ) {
    guard var unit = process.unit else { return }
    if unit.isTwin {
      work.twins[result.index] = result
    } else {
      work.results[result.index] = WorkedIteration(result: result, microseconds: microseconds)
    }
    unit.iterations = min(result.index + 1, unit.iterations.upperBound)..<unit.iterations.upperBound
    process.unit = unit
  }
}
