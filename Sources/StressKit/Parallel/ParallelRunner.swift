internal import Foundation

/// Runs iterations of one scenario on real threads, several at a time.
///
/// Bodies of several iterations always overlap: while the caller waits for one, the next ones run.
/// The first iterations start at the same time, and each one that ends is replaced by the next. The
/// runner starts up to `lanes` iterations beyond the last requested one, so that this one runs
/// under as much load as the first.
final class ParallelRunner<S: Scenario>: ScenarioRunner {
  /// The longest wait before the time limits are checked again.
  private static var lookInterval: Duration { .milliseconds(10) }

  private let setups: IterationSetups<S>
  private let limits: ParallelLimits
  private let lanes: Int
  private let pool: ParallelPool
  private let record: ProgressRecord?
  /// The first iteration that must not start early, because another worker runs it.
  private var end = Int.max
  /// The number of abandoned iterations.
  private(set) var leaks = 0
  /// Whether an iteration was abandoned: its stuck threads would disturb the next iterations.
  private(set) var isSpent = false
  private var courses: [ParallelCourse<S>] = []
  /// Results of iterations that ended before they were requested.
  private var results: [Int: IterationResult] = [:]
  private var next = 0
  /// Whether the first bodies have started.
  private var isSustained = false

  /// Starts the threads.
  ///
  /// - Parameters:
  ///   - setups: The plan of the iterations, and their scenarios and configurations.
  ///   - record: Receives the progress, or nil if no other thread or process reads it.
  ///   - limits: The time limits of each iteration.
  ///   - style: How the threads are disturbed.
  init(
    _ setups: IterationSetups<S>,
    tellingTo record: ProgressRecord? = nil,
    limits: ParallelLimits,
    style: Perturbation.Style = .chaos
  ) {
    self.setups = setups
    self.limits = limits
    self.record = record
    let processors = ProcessInfo.processInfo.activeProcessorCount
    // A paused thread uses no processor, so more iterations can run at the same time.
    lanes = style == .pauses ? 8 : min(max(processors, 2), 8)
    // More threads than processors: while one stalls, another runs.
    pool = ParallelPool(
      threads: (style == .pauses ? 6 : 2) * lanes,
      perturbation: Perturbation(
        seed: setups.plan.seed.derived(named: "perturbation"),
        style: style
      )
    )
  }

  deinit {
    drain()
    pool.close()
  }

  /// Runs one iteration while others run.
  ///
  /// - Parameters:
  ///   - index: The number of the iteration; fastest in ascending order without gaps.
  ///   - knowledge: Not used.
  /// - Returns: The result, without steps, choices and digest.
  func run(_ index: Int, knowledge: Knowledge) -> IterationResult {
    record?.begin(index)
    defer { record?.end() }
    if results[index] == nil, !courses.contains(where: { $0.result.index == index }) {
      drain()
      results = [:]
      next = index
      isSustained = false
      // The caller may request an iteration even after one was abandoned.
      isSpent = false
    }
    while true {
      record?.touch()
      let seen = pool.newsSoFar
      moveOn()
      if let result = results.removeValue(forKey: index) { return result }
      while !isSpent, courses.count < lanes, next <= index + lanes, next < max(end, index + 1) {
        startNext()
      }
      if isSpent {
        courses.removeAll { $0.stage == .ready && $0.result.index != index }
      }
      startBodies()
      pool.waitForNews(after: seen, atMost: Self.lookInterval)
    }
  }

  /// After an iteration was abandoned, only iterations that have already started can run.
  func canRun(_ index: Int) -> Bool {
    !isSpent || results[index] != nil || courses.contains { $0.result.index == index }
  }

  func expect(_ iterations: Range<Int>) { end = iterations.upperBound }

  /// Runs the iteration again; there is no trace, because real threads cannot be traced.
  func trace(
    _ index: Int,
    guide: Guide,
    detail: TraceDetail,
    knowledge: Knowledge
  ) -> TracedIteration {
    var traced = TracedIteration(result: run(index, knowledge: knowledge))
    traced.diverged = true
    return traced
  }

  /// The state of the pool is unknown, so there is no result.
  func interrupted(by fate: Fate) -> TracedIteration? { nil }

  private func startNext() {
    courses.append(
      ParallelCourse(
        next,
        of: setups,
        in: pool,
        limits: limits,
        tellingTo: record
      )
    )
    next += 1
  }

  /// Starts the bodies whose systems are ready; the first ones start together.
  private func startBodies() {
    let ready = courses.filter { $0.stage == .ready }
    guard !ready.isEmpty, isSustained || ready.count == courses.count else { return }
    isSustained = true
    pool.atOnce { for course in ready { course.startBody() } }
  }

  private func moveOn() {
    for course in courses {
      course.moveOn()
      guard course.stage == .done else { continue }
      results[course.result.index] = course.result
      guard course.isLeftBehind else { continue }
      leaks += 1
      isSpent = true
    }
    courses.removeAll { $0.stage == .done }
  }

  /// Waits until all running iterations have ended, each within its time limit.
  private func drain() {
    courses.removeAll { $0.stage == .ready }
    while !courses.isEmpty {
      record?.touch()
      let seen = pool.newsSoFar
      moveOn()
      courses.removeAll { $0.stage == .ready }
      guard !courses.isEmpty else { break }
      pool.waitForNews(after: seen, atMost: Self.lookInterval)
    }
  }
}
