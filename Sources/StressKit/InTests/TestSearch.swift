internal import Foundation
internal import Synchronization

/// Searches the interleavings of one body for failures, on a thread that does not run the body.
///
/// A crash or hang freezes the thread that runs the body; the search goes on with a fresh one, also in
/// the middle of a minimization.
// Sendable by agreement: one thread searches; locks guard what others use.
final class TestSearch: @unchecked Sendable {
  /// Limits for the first failure of each kind: a test should be over soon.
  private static let limits = MinimizerLimits(replays: 600, steps: 200_000, crashed: 32, hung: 6)
  /// The longest watchdog of a replay in a minimization, which may hang many times.
  private static let replayWatchdog = Duration.milliseconds(200)

  /// Threads that the search needs, for the test's task to start.
  let drives = Handoff<Drive>()

  private let order: TestOrder
  private let body: @Sendable (Iteration) async throws -> Void
  private let findings: Mutex<TestFindings>
  /// Expectations that failed in the present iteration.
  private let notes = Mutex<[(text: String, place: String?)]>([])
  private let hasBeenCanceled = Atomic(false)
  private let error = Mutex<(any Error)?>(nil)
  private var present: Drive?
  private var isWarm = false

  init(_ order: TestOrder, _ body: @escaping @Sendable (Iteration) async throws -> Void) {
    self.order = order
    self.body = body
    findings = Mutex(TestFindings(order))
  }

  var isCanceled: Bool { hasBeenCanceled.load(ordering: .relaxed) }

  func cancel() { hasBeenCanceled.store(true, ordering: .relaxed) }

  func note(_ text: String, at place: String?) {
    notes.withLock { $0.append((text, place)) }
  }

  /// The report of a search that has ended.
  var report: ExplorationReport {
    get throws {
      if let error = error.withLock({ $0 }) { throw error }
      return findings.withLock { $0.report }
    }
  }

  func makeRunner(for drive: Drive) -> any ScenarioRunner {
    ControlledRunner(
      TestBody(),
      configuration: TestBody.Configuration(body: body),
      plan: order.plan,
      tellingTo: drive.record,
      turn: drive.turn
    )
  }

  /// Starts the search's thread; the search ends with a nil in `drives`.
  func start() {
    DrivingThread.start("search \(order.name)") { [self] in
      do { try search() } catch { self.error.withLock { $0 = error } }
      present?.end()
      present = nil
      drives.put(nil)
    }
  }

  // MARK: On the search's thread

  private var isWanted: Bool { !isCanceled && findings.withLock { $0.next != nil } }

  private func search() throws {
    try findPilots()
    while isWanted {
      switch try perform(within: order.watchdog, { self.iterate($0) }) {
      case .done(nil): return
      case .done(let result?): try investigate(result)
      case .froze(let traced): try take(traced.result)
      }
    }
  }

  /// Runs a piece of work on the present thread, or on a fresh one.
  private func perform<Value: Sendable>(
    within watchdog: Duration,
    _ body: @escaping @Sendable (any ScenarioRunner) -> Value
  ) throws -> Drive.Outcome<Value> {
    let drive = try present ?? freshDrive()
    let outcome = drive.perform(within: watchdog, body)
    if case .froze = outcome { present = nil }
    return outcome
  }

  private func freshDrive() throws -> Drive {
    let drive = try Drive()
    drives.put(drive)
    drive.waitUntilReady()
    present = drive
    guard !isWarm, let first = findings.withLock({ $0.next }) else { return drive }
    isWarm = true
    // What code under test sets up once is part of no iteration.
    let outcome = drive.perform(within: order.watchdog) { runner in
      _ = self.result { runner.run(first, knowledge: Knowledge()) }
    }
    guard case .froze = outcome else { return drive }
    return try freshDrive()
  }

  /// Takes a crash or hang into account; the first one at its place is minimized.
  private func take(_ result: IterationResult) throws {
    if findings.withLock({ $0.isNew(result) }) {
      try investigate(result)
    } else {
      findings.withLock { $0.add(result, again: nil, traced: nil) }
    }
  }

  /// Traces a failure, minimizes it and takes it into account.
  private func investigate(_ result: IterationResult) throws {
    let knowledge = findings.withLock { $0.knowledge }
    let own = try trace(result.index, knowledge, .own, .trace)
    let target = FailureTarget(own.result, invariant: own.result.broken.first?.id)
    let isKnown = own.result.hasFailed && !own.outline.steps.isEmpty
    var minimized: Minimized?
    if isKnown, !own.result.isUncontrolled {
      var minimizer = Minimizer(own, target: target, limits: Self.limits) { guide, detail in
        self.isCanceled ? nil : try self.trace(result.index, knowledge, guide, detail)
      }
      minimized = try minimizer.minimize()
    }
    findings.withLock {
      $0.add(result, again: own.result, traced: minimized?.traced ?? own, minimized?.summary)
    }
  }

  private func trace(
    _ index: Int,
    _ knowledge: Knowledge,
    _ guide: Guide,
    _ detail: TraceDetail
  ) throws -> TracedIteration {
    let isOfSearch = guide != .own && detail == .outline
    let watchdog = isOfSearch ? min(order.watchdog, Self.replayWatchdog) : order.watchdog
    let outcome = try perform(within: watchdog) { runner in
      var traced = TracedIteration(
        result: IterationResult(index: index, seed: self.order.seed, strategy: "")
      )
      traced.result = self.result {
        traced = runner.trace(index, guide: guide, detail: detail, knowledge: knowledge)
        return traced.result
      }
      return traced
    }
    switch outcome {
    case .done(let traced), .froze(let traced): return traced
    }
  }

  /// An iteration that is run alone must be what it would be among all others.
  private func findPilots() throws {
    guard let only = order.only, only >= Rounds.pilots else { return }
    var longest = 0
    for index in 0..<Rounds.pilots {
      let outcome = try perform(within: order.watchdog) { runner in
        self.result { runner.run(index, knowledge: Knowledge()) }
      }
      if case .done(let pilot) = outcome { longest = max(longest, pilot.steps) }
    }
    findings.withLock { $0.knowledge = Knowledge(pilotSteps: longest) }
  }

  // MARK: On the driving thread

  /// Runs iterations until one shows a new failure.
  /// - Returns: That iteration, which is not yet taken into account, or nil at the end.
  private func iterate(_ runner: any ScenarioRunner) -> IterationResult? {
    while isWanted, let index = findings.withLock({ $0.next }) {
      let knowledge = findings.withLock { $0.knowledge }
      let result = result { runner.run(index, knowledge: knowledge) }
      if result.hasFailed, findings.withLock({ $0.isNew(result) }) { return result }
      var second: IterationResult?
      if !result.hasFailed, index.isMultiple(of: Explorer.twinInterval) {
        second = self.result { runner.run(index, knowledge: knowledge) }
      }
      findings.withLock { $0.add(result, again: second, traced: nil) }
    }
    return nil
  }

  /// Runs an iteration, and adds the expectations that failed in it.
  private func result(_ run: () -> IterationResult) -> IterationResult {
    notes.withLock { $0 = [] }
    var result = run()
    if !result.hasFailed, let words = present?.record.words { RuntimeWords.show(words) }
    let notes = notes.withLock { $0 }
    if let first = notes.first {
      let more = notes.count > 1 ? " (and \(notes.count - 1) more)" : ""
      let place = first.place.map { " at \($0)" } ?? ""
      result.broken.append(
        .init(
          id: Violation.Kind.expectation.rawValue + place,
          expected: "every expectation is met",
          actual: StableText.of(first.text) + more
        )
      )
    }
    return result
  }
}
