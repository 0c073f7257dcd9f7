internal import CStressRuntime
internal import Synchronization
@_spi(ExperimentalScheduling) internal import _Concurrency

/// One controlled world: its tasks run one at a time, on the thread that drives it.
///
/// Only one thread may use it at a time; other threads may call only `enqueue`.
// Sendable by agreement: the world belongs to the driving thread; other threads use its inbox.
final class Execution: TaskExecutor, TimedExecutor, @unchecked Sendable {
  let world = World()
  private let parking = ParkingExecutor()
  private let turn: MainActorTurn?
  private let timers = Mutex(TimerQueue())
  private var strategy: any Strategy = FirstInFirstOut()
  private var rootIsDone = false
  /// The delays of timers in an iteration in which work takes time.
  private var lateness: SeededRandom?
  private var rootError: (any Error)?
  /// Retained because the world writes to it.
  private let record: ProgressRecord?

  /// The maximum number of steps of tasks that are canceled at the end of an iteration.
  private static let cleanupStepLimit = 10_000

  /// Makes an empty world.
  ///
  /// - Parameters:
  ///   - record: The record to update at every step; nil if no monitor thread exists.
  ///   - turn: The lock to take before an iteration uses the main actor, or nil.
  ///   - parksByRuntime: Whether the runtime parks tasks, even if this library could.
  init(
    tellingTo record: ProgressRecord? = nil,
    turn: MainActorTurn? = nil,
    parksByRuntime: Bool = false
  ) {
    self.record = record
    self.turn = turn
    if parksByRuntime { world.parkByRuntime() }
    world.belong(to: self, parking: parking)
    if let record { world.tell(record) }
    if turn != nil { world.announceMainActor() }
  }

  deinit {
    world.destroy()
  }

  /// Empties the world for the next iteration.
  ///
  /// - Parameter randomSeed: Seed of system randomness.
  /// - Precondition: `cleanUp` has returned true.
  func reset(randomSeed: Seed) {
    world.reset(randomSeed: randomSeed)
    let forgotten = timers.withLock { timers in
      defer { timers = TimerQueue() }
      return timers.jobs
    }
    for job in forgotten { world.drop(job) }
    world.adoptThreads()
  }

  // MARK: Driving

  /// Runs an operation and its tasks until nothing is left to run.
  ///
  /// - Parameters:
  ///   - phase: The phase of the operation.
  ///   - strategy: Chooses among ready entries.
  ///   - stepLimit: Steps after which the phase ends, at least 1.
  ///   - tracing: Whether every step is recorded.
  ///   - passing: How time passes while there is work; nil if work takes no time.
  ///   - points: How often a task can be left in the middle of a job; nil if this does not matter.
  ///   - racyPlaces: Places of plain accesses that are points; nil to look for no data races.
  ///   - operation: Becomes the root task of the phase.
  /// - Returns: How the phase ended.
  func run(
    _ phase: Phase,
    under strategy: some Strategy = FirstInFirstOut(),
    stepLimit: Int,
    tracing: Bool = false,
    letting passing: PassingTime? = nil,
    leavingAt points: InnerPoints? = nil,
    racingAt racyPlaces: [CodeAddress]? = nil,
    _ operation: @escaping @Sendable () async throws -> Void
  ) -> Ending {
    self.strategy = strategy
    rootIsDone = false
    world.begin(phase, tracing: tracing)
    world.choose(by: strategy.rule)
    if let passing { world.letTimePass(passing) }
    if let points { world.letPointsSwitch(points) }
    if let racyPlaces { world.detectRaces(pointsAt: racyPlaces) }
    lateness = passing.map { SeededRandom(seed: $0.seed.derived(2).value) }
    let stop = world.entered {
      // Without a fixed priority, the root would inherit the caller's.
      Task(name: phase.rootName, executorPreference: self, priority: .medium) {
        do { try await operation() } catch { self.rootError = error }
        self.rootIsDone = true
      }
      return world.drive(stepLimit: stepLimit)
    }
    world.sweep()
    let error = rootError
    rootError = nil
    if stop == STRESS_HALT { return .gaveUp }
    if rootIsDone, world.stuckThreads == 0 { return error.map(Ending.threw) ?? .finished }
    return stop == STRESS_LIMIT ? .exceededSteps : .deadlocked
  }

  /// Cancels the tasks that have not ended and runs them, and their timers, to the end.
  ///
  /// - Returns: Whether the world is empty and can be reset. Otherwise the remaining tasks leak.
  func cleanUp() -> Bool {
    // Without this call, threads that still work for the iteration would keep this object alive.
    defer { world.forgetOutside() }
    if world.isEmpty, timers.withLock({ $0.isEmpty }) { return true }
    strategy = FirstInFirstOut()
    rootIsDone = false
    lateness = nil
    world.begin(.check, tracing: false)
    let stop = world.entered {
      world.cancelAllTasks()
      return world.drive(stepLimit: Self.cleanupStepLimit)
    }
    world.sweep()
    // The next iteration must not report the error of this canceled body.
    rootError = nil
    return stop == STRESS_IDLE && world.liveTasks == 0 && world.liveSetupTasks == 0
      && world.onlyThreadsRest
  }

  /// Asks the strategy for the next entry.
  func choose(at point: SchedulingPoint) -> UInt32 {
    guard let choice = strategy.choose(at: point) else {
      world.halt()
      return 0
    }
    precondition(
      choice >= 0 && choice < point.count,
      "\(strategy) chose \(choice) of \(point.count)"
    )
    return UInt32(choice)
  }

  /// Waits while another exploration of this process uses the main actor.
  func reachMainActor() {
    guard let turn else { return }
    World.apart { turn.take() }
  }

  // MARK: Time

  /// Moves virtual time to the next timer and releases all timers that are due then.
  ///
  /// Time stops after the body has returned and all of its tasks have ended. Otherwise tasks of the
  /// system, such as a heartbeat, could keep the iteration running forever.
  ///
  /// - Returns: Whether an entry may be ready.
  func releaseTimers() -> Bool {
    if rootIsDone {
      world.sweep()
      if world.liveTasks == 0 { return false }
    }
    let next = World.apart { timers.withLock { $0.nextDue } }
    // Work outside control needs real time to answer.
    let someoneWaits = world.liveTasks + world.liveSetupTasks > 0
    if someoneWaits, world.waitForOutside(forTheLastTime: next == nil) { return true }
    guard let due = next else { return false }
    release(dueBy: due)
    return true
  }

  /// Moves virtual time to the next timer while other entries are ready.
  func passTime() {
    if let due = World.apart({ timers.withLock { $0.nextDue } }) { release(dueBy: due) }
  }

  private func release(dueBy due: Int64) {
    world.now = max(world.now, due)
    while let job = World.apart({ timers.withLock { $0.removeFirst(dueBy: due) } }) {
      world.release(job)
    }
    world.noteTimers(nextDue: World.apart { timers.withLock { $0.nextDue } })
  }

  func enqueue(_ job: consuming ExecutorJob) {
    world.enqueue(UnownedJob(job))
  }

  func set(_ job: UnownedJob, after delay: Duration?) {
    world.noteSleep(until: job)
    if let delay {
      set(job, due: TimerQueue.instant(delay, after: world.now))
    } else {
      // Only the clock itself can convert a duration of another type.
      world.noteUnknownClock()
      set(job, due: world.now)
    }
  }

  /// Sets a timer.
  ///
  /// Where work takes time, every second timer is late, by less than its delay.
  ///
  /// - Parameters:
  ///   - job: Becomes ready when the timer fires.
  ///   - due: Virtual nanoseconds since the start of the iteration.
  func set(_ job: UnownedJob, due: Int64) {
    var due = due
    if lateness != nil, due != TimerQueue.never, due > world.now { due = late(due) }
    let next = World.apart {
      timers.withLock {
        $0.insert(job, due: due)
        return $0.nextDue
      }
    }
    world.noteTimers(nextDue: next)
  }

  private func late(_ due: Int64) -> Int64 {
    guard lateness?.below(2) == 1 else { return due }
    let delay = Int(min(due - world.now, Self.latestDelay))
    let (late, isTooLate) = due.addingReportingOverflow(Int64(lateness?.below(delay) ?? 0))
    return isTooLate ? due : late
  }

  /// The longest time by which a timer is late: one hour.
  private static let latestDelay: Int64 = 3_600_000_000_000
}

extension Phase {
  /// The name of the phase's root task.
  var rootName: String {
    switch self {
    case .setup: "setup"
    case .body: "body"
    case .check: "check"
    }
  }
}
