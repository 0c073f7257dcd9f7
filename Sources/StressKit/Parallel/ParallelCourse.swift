/// One iteration on real threads, on its way from making its system to checking it.
///
/// The thread that runs the iterations moves it on; what it starts runs in the pool.
final class ParallelCourse<S: Scenario> {
  enum Stage {
    case settingUp, ready, running, checking, recording, done
  }

  /// How long tasks that are left wait for another thread, or for ever, before nobody waits for them.
  private static var settleLimit: Duration { .milliseconds(50) }
  /// How long a cancelled iteration has to end before it is left behind.
  private static var graceLimit: Duration { .milliseconds(200) }
  /// Real time that reading the records of a failed iteration may take.
  private static var recordLimit: Duration { .seconds(1) }

  private(set) var stage = Stage.settingUp
  private(set) var result: IterationResult
  /// Whether tasks of it are left that never go on.
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
  ///   - index: Which iteration, from 0.
  ///   - scenario: At the size of the plan.
  ///   - configuration: What the system is made from.
  ///   - plan: What the iterations have in common.
  ///   - pool: Where it runs.
  ///   - limits: Real time that it may take, and time without progress after which it has hung.
  ///   - record: Where it is said whose a fatal signal was, or nil.
  init(
    _ index: Int,
    of scenario: S,
    _ configuration: S.Configuration,
    _ plan: IterationPlan,
    in pool: ParallelPool,
    limits: ParallelLimits,
    tellingTo record: ProgressRecord?
  ) {
    iteration = Iteration(index, of: S.self, plan, plan.seeds(ofIteration: index))
    course = Course(
      scenario: scenario,
      configuration: configuration,
      iteration: iteration,
      mode: .parallel
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

  /// Looks at what has happened, and goes on to the next stage where this one is over.
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

  /// Reads the records of a failed iteration: nothing else is left of it once its system is gone.
  private func startRecording() {
    stage = .recording
    deadline = clock.now + Self.recordLimit
    start(.check, perturbed: false, course.record)
  }

  private func isOver(_ state: ParallelExecutor.State, at now: ContinuousClock.Instant) -> Bool {
    guard state.rootHasEnded else { return false }
    // What the system does on its own, such as a heartbeat, need not come to an end.
    guard stage == .running else { return true }
    guard state.jobs == 0 else {
      settled = nil
      return false
    }
    // A timer may be left of a sleep that was cancelled: what counts is whether a task waits for one.
    guard executor.hasLiveTasks else { return true }
    guard state.timers == 0 else { return false }
    let end = settled ?? now + Self.settleLimit
    settled = end
    return now >= end
  }

  /// Looks at an iteration that has not ended: it may have hung, or be slow.
  private func judge(at now: ContinuousClock.Instant) {
    guard stage != .recording, !isCancelled else { return giveUp(at: now) }
    let load = executor.pool.load(of: executor)
    if detector.look(at: load, now) { return hang(load) }
    // Nothing could run just now: whether it has hung is known before long.
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

  /// Leaves an iteration behind whose tasks or threads are stuck for good.
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
    // The end of a system may wait for a lock that a stuck thread holds.
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
