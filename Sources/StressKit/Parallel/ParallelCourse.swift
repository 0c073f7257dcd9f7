/// One iteration on real threads, from making its system to checking it.
///
/// The thread that runs the iterations advances it; its tasks run in the pool.
final class ParallelCourse<S: Scenario> {
  enum Stage {
    case settingUp, ready, running, checking, recording, done
  }

  /// How long to wait for remaining tasks when no job and no timer of the iteration is left.
  private static var settleLimit: Duration { .milliseconds(50) }
  /// How long a cancelled iteration has to end before it is abandoned.
  private static var graceLimit: Duration { .milliseconds(200) }
  /// The time limit for reading the records of a failed iteration.
  private static var recordLimit: Duration { .seconds(1) }

  private(set) var stage = Stage.settingUp
  private(set) var result: IterationResult
  /// Whether tasks of the iteration remain that never continue.
  private(set) var isLeftBehind = false
  private let course: Course<S>
  private let iteration: Iteration
  private let executor: ParallelExecutor
  private let clock = ContinuousClock()
  private var root: Task<Void, Never>?
  private var settled: ContinuousClock.Instant?
  private let begun: ContinuousClock.Instant
  private var deadline: ContinuousClock.Instant
  private let timeLimit: Duration
  private var detector: HangDetector
  private var isCancelled = false

  /// Starts making the system.
  ///
  /// - Parameters:
  ///   - index: The number of the iteration, from 0.
  ///   - setups: The plan of the iterations, and their scenarios and configurations.
  ///   - pool: The threads on which it runs.
  ///   - limits: The time limit, and the time without progress after which it has hung.
  ///   - record: Receives the iteration that causes a fatal signal, or nil.
  init(
    _ index: Int,
    of setups: IterationSetups<S>,
    in pool: ParallelPool,
    limits: ParallelLimits,
    tellingTo record: ProgressRecord?
  ) {
    let plan = setups.plan
    iteration = Iteration(index, of: S.self, plan, plan.seeds(ofIteration: index))
    course = Course(
      scenario: setups.scenario(of: index),
      configuration: setups.configuration(of: index),
      iteration: iteration,
      workTakesTime: true
    )
    executor = ParallelExecutor(pool: pool, index: index, tellingTo: record)
    result = IterationResult(
      index: index,
      seed: plan.seed(ofIteration: index),
      strategy: IterationMode.parallel.rawValue
    )
    timeLimit = limits.time
    detector = HangDetector(watchdog: limits.watchdog, ownsProcess: record != nil)
    begun = clock.now
    deadline = begun + timeLimit
    start(.setup, perturbed: false, course.setUp)
  }

  /// Starts the body.
  /// - Precondition: The stage is `ready`.
  func startBody() {
    stage = .running
    start(.body, perturbed: true, course.runBody)
  }

  /// Advances to the next stage if the current one is over, and checks for a hang otherwise.
  func moveOn() {
    let state = executor.pool.state(of: executor)
    let now = clock.now
    guard stage != .done, stage != .ready else { return }
    guard isOver(state, at: now) else { return judge(at: now) }
    guard !isCancelled else {
      return result.failure?.kind == .hung ? leaveBehind() : finish()
    }
    switch stage {
    case .settingUp:
      note(state.rootError, in: .setup)
      if result.failure == nil { stage = .ready } else { finish() }
    case .running:
      note(state.rootError, in: .body)
      guard result.failure == nil else { return startRecording() }
      stage = .checking
      start(.check, perturbed: false, course.check)
    case .checking:
      note(state.rootError, in: .check)
      result.checked = true
      result.broken = course.broken
      if result.hasFailed { startRecording() } else { finish() }
    case .recording:
      result.records = course.records
      if result.failure?.kind == .hung { leaveBehind() } else { finish() }
    case .ready, .done: break
    }
  }

  /// Starts reading the records of a failed iteration, while its system still exists.
  private func startRecording() {
    stage = .recording
    deadline = clock.now + Self.recordLimit
    start(.check, perturbed: false, course.record)
  }

  private func isOver(_ state: ParallelExecutor.State, at now: ContinuousClock.Instant) -> Bool {
    guard state.rootHasEnded else { return false }
    // Tasks of the system itself, such as a heartbeat, need not end while it is made or checked.
    guard stage == .running else { return true }
    guard state.jobs == 0 else {
      settled = nil
      return false
    }
    // A cancelled sleep may leave a timer, so check whether any task still exists.
    guard executor.hasLiveTasks else { return true }
    guard state.timers == 0 else { return false }
    let end = settled ?? now + Self.settleLimit
    settled = end
    return now >= end
  }

  /// Checks an iteration that has not ended: it may have hung or be slow.
  private func judge(at now: ContinuousClock.Instant) {
    guard stage != .recording, !isCancelled else { return giveUp(at: now) }
    let load = executor.pool.load(of: executor)
    if detector.look(at: load, now) { return hang(load) }
    // Nothing could run at this check, so wait a little longer: the next checks decide whether it
    // hung.
    let isUndecided = detector.isStill && now < begun + timeLimit * 3
    if !isUndecided { giveUp(at: now) }
  }

  private func hang(_ load: ParallelLoad) {
    result.stuck = StuckReport(executor, load).lines
    let first = result.stuck.first.map { ": \($0)" } ?? ""
    result.failure = IterationResult.Failure(
      kind: .hung,
      detail: "nothing of the iteration ran for \(detector.watchdog), and nothing could\(first)"
    )
    startRecording()
  }

  /// Abandons an iteration whose tasks or threads are stuck.
  private func leaveBehind() {
    executor.pool.abandon(executor)
    isLeftBehind = true
    finish()
  }

  private func giveUp(at now: ContinuousClock.Instant) {
    guard now >= deadline else { return }
    guard isCancelled else {
      isCancelled = true
      deadline = now + Self.graceLimit
      root?.cancel()
      guard stage != .recording else { return }
      result.inconclusive =
        "iteration \(result.index) had not ended after \(timeLimit) of real time: "
        + detector.reason
      return
    }
    leaveBehind()
  }

  private func note(_ error: (any Error)?, in phase: Phase) {
    if let error { result.failure = FailureReport.failure(of: error, in: phase) }
  }

  private func finish() {
    stage = .done
    result.microseconds = (clock.now - begun).wholeMicroseconds
    result.note(iteration, of: S.self)
    // The system's deinitializer may wait for a lock that a stuck thread holds.
    if !isLeftBehind { course.letGo() }
  }

  private func start(
    _ phase: Phase,
    perturbed: Bool,
    _ operation: @escaping @Sendable () async throws -> Void
  ) {
    let executor = executor
    settled = nil
    executor.track(phase == .body)
    let number = executor.pool.begin(executor, perturbed: perturbed)
    let task = Task(name: phase.rootName, executorPreference: executor, priority: .medium) {
      var thrown: (any Error)?
      do { try await operation() } catch { thrown = error }
      executor.pool.endRoot(executor, number, thrown)
    }
    executor.add(task, named: phase.rootName)
    root = task
  }
}
