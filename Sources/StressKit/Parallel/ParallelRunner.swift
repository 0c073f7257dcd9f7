internal import Foundation

/// Runs iterations of one scenario on real threads, several at a time.
///
/// Bodies of several iterations overlap all the time: while one is waited for, the next ones run. The
/// first of them start at one moment; each that ends is followed by another, until `run` is no longer
/// called. So up to `lanes` iterations run that nobody asks for: the last one that counts is under as
/// much pressure as the first.
final class ParallelRunner<S: Scenario>: ScenarioRunner {
  /// How long to wait before looking at limits again.
  private static var lookInterval: Duration { .milliseconds(10) }

  private let scenario: S
  private let configuration: S.Configuration
  private let plan: IterationPlan
  private let limits: ParallelLimits
  private let lanes: Int
  private let pool: ParallelPool
  private let record: ProgressRecord?
  /// The iterations from here on are another worker's.
  private var end = Int.max
  /// Iterations that were left behind.
  private(set) var leaks = 0
  /// Whether an iteration was left behind: what is stuck would disturb the next ones.
  private(set) var isSpent = false
  private var courses: [ParallelCourse<S>] = []
  /// Of iterations that have ended before they were asked for.
  private var results: [Int: IterationResult] = [:]
  private var next = 0
  /// Whether the first bodies have started.
  private var isSustained = false

  /// Starts the threads.
  ///
  /// - Parameters:
  ///   - scenario: At the size of the plan.
  ///   - configuration: What systems are made from.
  ///   - plan: What the iterations have in common.
  ///   - record: Where progress is told, or nil when nobody watches.
  ///   - limits: Limits of real time for each iteration.
  ///   - style: How its threads are disturbed.
  init(
    _ scenario: S,
    configuration: S.Configuration,
    plan: IterationPlan,
    tellingTo record: ProgressRecord? = nil,
    limits: ParallelLimits,
    style: Perturbation.Style = .chaos
  ) {
    self.scenario = scenario
    self.configuration = configuration
    self.plan = plan
    self.limits = limits
    self.record = record
    let processors = ProcessInfo.processInfo.activeProcessorCount
    // A thread that pauses takes no processor, so that more iterations fit beside each other.
    lanes = style == .pauses ? 8 : min(max(processors, 2), 8)
    // More threads than processors: while one stalls, another runs.
    pool = ParallelPool(
      threads: (style == .pauses ? 6 : 2) * lanes,
      perturbation: Perturbation(seed: plan.seed.derived(named: "perturbation"), style: style)
    )
  }

  deinit {
    drain()
    pool.close()
  }

  /// Runs one iteration beside others.
  ///
  /// - Parameters:
  ///   - index: Which iteration; fastest in rising order without gaps.
  ///   - knowledge: Not used.
  /// - Returns: What it came to: no steps, no choices and no digest.
  func run(_ index: Int, knowledge: Knowledge) -> IterationResult {
    record?.begin(index)
    defer { record?.end() }
    if results[index] == nil, !courses.contains(where: { $0.result.index == index }) {
      drain()
      results = [:]
      next = index
      isSustained = false
      // Whoever asks for it all the same gets it.
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

  /// A runner with a stuck iteration finishes those that it has begun.
  func canRun(_ index: Int) -> Bool {
    !isSpent || results[index] != nil || courses.contains { $0.result.index == index }
  }

  func expect(_ iterations: Range<Int>) { end = iterations.upperBound }

  /// Runs the iteration once more: real threads leave no trace.
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

  /// What was in the pool's hands is not known.
  func interrupted(by fate: Fate) -> TracedIteration? { nil }

  private func startNext() {
    courses.append(
      ParallelCourse(
        next,
        of: scenario,
        configuration,
        plan,
        in: pool,
        limits: limits,
        tellingTo: record
      )
    )
    next += 1
  }

  /// Starts the bodies whose systems are made; the first ones together.
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

  /// Lets what runs come to its end, within its limit.
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
