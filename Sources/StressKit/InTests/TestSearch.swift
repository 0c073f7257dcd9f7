internal import Foundation
internal import Synchronization

/// Searches the interleavings of one body for failures, on a thread that does not run the body.
///
/// If the body's thread is frozen by a crash or hang, the search continues on a new thread, even
/// during a minimization.
// Sendable by agreement: one thread searches; locks guard the state that other threads use.
final class TestSearch: @unchecked Sendable {
  /// Limits for the first failure of each kind; they are small, because tests should be short.
  private static let limits = MinimizerLimits(replays: 600, steps: 200_000, crashed: 32, hung: 6)
  /// The longest watchdog of a replay in a minimization; many replays may hang.
  private static let replayWatchdog = Duration.milliseconds(200)

  /// Threads that the search needs; the test's task starts them.
  let drives = Handoff<Drive>()

  private let order: TestOrder
  private let body: @Sendable (Iteration) async throws -> Void
  private let findings: Mutex<TestFindings>
  /// Expectations that failed in the current iteration.
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

  /// The report, after the search has ended.
  var report: ExplorationReport {
    get throws {
      if let error = error.withLock({ $0 }) { throw error }
      return findings.withLock { $0.report }
    }
  }

  func makeRunner(for drive: Drive) -> any ScenarioRunner {
    ControlledRunner(
      IterationSetups(TestBody(), configuration: TestBody.Configuration(body: body), order.plan),
      tellingTo: drive.record,
      turn: drive.turn
    )
  }

  /// Starts the search's thread; nil in `drives` marks the end of the search.
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

  /// Runs a closure on the current driving thread, or on a new one.
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
    // Warm up, to keep one-time setup of the code under test out of all iterations.
    let outcome = drive.perform(within: order.watchdog) { runner in
      _ = self.result { runner.run(first, knowledge: Knowledge()) }
    }
    guard case .froze = outcome else { return drive }
    return try freshDrive()
  }

  /// Adds a crash or hang; the first one at each place is minimized.
  private func take(_ result: IterationResult) throws {
    if findings.withLock({ $0.isNew(result) }) {
      try investigate(result)
    } else {
      findings.withLock { $0.add(result, again: nil, traced: nil) }
    }
  }

  /// Traces a failure, minimizes it and adds it.
  private func investigate(_ result: IterationResult) throws {
    let knowledge = findings.withLock { $0.knowledge(for: result.index) }
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

  /// Runs the pilots, because an iteration that is run alone must be the same as among all others.
  private func findPilots() throws {
    guard let only = order.only, !Rounds.isPilot(only) else { return }
    var pilots = PilotTally()
    for index in Rounds.pilots(for: only) {
      let outcome = try perform(within: order.watchdog) { runner in
        self.result { runner.run(index, knowledge: Knowledge()) }
      }
      if case .done(let pilot) = outcome { pilots.add(pilot) }
    }
    findings.withLock { $0.knowledge = pilots.knowledge }
  }

  // MARK: On the driving thread

  /// Runs iterations until one shows a new failure.
  /// - Returns: That iteration, which is not yet added, or nil at the end.
  private func iterate(_ runner: any ScenarioRunner) -> IterationResult? {
    while isWanted, let index = findings.withLock({ $0.next }) {
      let knowledge = findings.withLock { $0.knowledge(for: index) }
      let result = result { runner.run(index, knowledge: knowledge) }
      if result.hasFailed, findings.withLock({ $0.isNew(result) }) { return result }
      var second: IterationResult?
      if !result.hasFailed, index.isMultiple(of: Explorer.twinInterval) {
        let shift = HeapShift()
        second = self.result { runner.run(index, knowledge: knowledge) }
        _ = consume shift
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
