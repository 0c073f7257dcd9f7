internal import CStressRuntime
internal import Synchronization
@_spi(ExperimentalScheduling) internal import _Concurrency

/// One controlled world: tasks made in it run one at a time, on the thread that drives it.
///
/// Used by one thread at a time; only `enqueue` may be called from others.
// Sendable by agreement: the world belongs to the driving thread, foreign jobs go through its inbox.
final class Execution: TaskExecutor, TimedExecutor, @unchecked Sendable {
  let world = World()
  private let parking = ParkingExecutor()
  private let turn: MainActorTurn?
  private let timers = Mutex(TimerQueue())
  private var strategy: any Strategy = FirstInFirstOut()
  private var rootIsDone = false
  private var rootError: (any Error)?
  /// Kept, for the world writes to it.
  private let record: ProgressRecord?

  /// Steps that are still granted to tasks that were cancelled after a verdict.
  private static let cleanupStepLimit = 10_000

  /// Makes an empty world.
  ///
  /// - Parameters:
  ///   - record: Where its steps are told, or nil when nobody watches.
  ///   - turn: Taken before an iteration uses the main actor, or nil.
  ///   - parksByRuntime: Whether the runtime parks tasks even where that can be done by hand.
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

  /// Empties the world for another iteration.
  ///
  /// - Parameter randomSeed: Where system randomness comes from.
  /// - Precondition: `cleanUp` has said that the world is empty.
  func reset(randomSeed: Seed) {
    world.reset(randomSeed: randomSeed)
    let forgotten = timers.withLock { timers in
      defer { timers = TimerQueue() }
      return timers.jobs
    }
    for job in forgotten { world.drop(job) }
  }

  // MARK: Driving

  /// Runs an operation, and all that it leads to, until nothing is left to run.
  ///
  /// - Parameters:
  ///   - phase: What the operation is part of.
  ///   - strategy: Chooses among ready entries.
  ///   - stepLimit: Steps after which the phase is ended, at least 1.
  ///   - tracing: Whether every step is kept.
  ///   - operation: Becomes the root task of the phase.
  /// - Returns: How the phase came to rest.
  func run(
    _ phase: Phase,
    under strategy: some Strategy = FirstInFirstOut(),
    stepLimit: Int,
    tracing: Bool = false,
    _ operation: @escaping @Sendable () async throws -> Void
  ) -> Ending {
    self.strategy = strategy
    rootIsDone = false
    world.begin(phase, tracing: tracing)
    world.choose(by: strategy.rule)
    let stop = world.entered {
      // The priority is fixed: a root would inherit its caller's.
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
    if rootIsDone { return error.map(Ending.threw) ?? .finished }
    return stop == STRESS_LIMIT ? .exceededSteps : .deadlocked
  }

  /// Cancels what is still there after a verdict and lets it end, timers included.
  ///
  /// - Returns: Whether the world is empty, so that it can be reset; otherwise what is left leaks.
  func cleanUp() -> Bool {
    if world.isEmpty, timers.withLock({ $0.isEmpty }) { return true }
    strategy = FirstInFirstOut()
    rootIsDone = false
    world.begin(.check, tracing: false)
    let stop = world.entered {
      world.cancelAllTasks()
      return world.drive(stepLimit: Self.cleanupStepLimit)
    }
    world.sweep()
    // A body that was cancelled may have thrown: that is no error of the next iteration.
    rootError = nil
    return stop == STRESS_IDLE && world.liveTasks == 0 && world.liveSetupTasks == 0
  }

  /// Asks the strategy, for the loop.
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

  /// Waits until no other exploration of this process uses the main actor.
  func reachMainActor() {
    guard let turn else { return }
    World.apart { turn.take() }
  }

  // MARK: Time

  /// Moves virtual time to the next timer, and releases all that are due by then.
  ///
  /// Once the body has returned and all of its tasks have ended, time stands still: what the system
  /// does on its own, such as a heartbeat, need not come to an end.
  ///
  /// - Returns: Whether there may be something to run.
  func releaseTimers() -> Bool {
    if rootIsDone {
      world.sweep()
      if world.liveTasks == 0 { return false }
    }
    let next = World.apart { timers.withLock { $0.nextDue } }
    // What was started outside comes in real time; it would be unfair to let none pass.
    let someoneWaits = world.liveTasks + world.liveSetupTasks > 0
    if someoneWaits, world.waitForOutside(forTheLastTime: next == nil) { return true }
    guard let due = next else { return false }
    world.now = max(world.now, due)
    while let job = World.apart({ timers.withLock { $0.removeFirst(dueBy: due) } }) {
      world.release(job)
    }
    return true
  }

  func enqueue(_ job: consuming ExecutorJob) {
    world.enqueue(UnownedJob(job))
  }

  func set(_ job: UnownedJob, after delay: Duration?) {
    world.noteSleep(until: job)
    if let delay {
      set(job, due: TimerQueue.instant(delay, after: world.now))
    } else {
      // How long a duration of another type is, only its clock knows.
      world.noteUnknownClock()
      set(job, due: world.now)
    }
  }

  /// Sets a timer.
  ///
  /// - Parameters:
  ///   - job: Becomes ready when the timer fires.
  ///   - due: Virtual nanoseconds since the start of the iteration.
  func set(_ job: UnownedJob, due: Int64) {
    World.apart { timers.withLock { $0.insert(job, due: due) } }
  }
}

extension Phase {
  /// The name of the task that the phase begins with.
  var rootName: String {
    switch self {
    case .setup: "setup"
    case .body: "body"
    case .check: "check"
    }
  }
}
