internal import CStressRuntime
internal import Synchronization

/// The iterations of one body, on threads of their own, for one test.
package final class TestExploration: Sendable {
  /// Crashes and hangs after which it is given up: each leaves a thread behind for good.
  package static let frozenThreadLimit = 8

  /// How much is tried to make a failure small: a test should be over soon.
  private static let limits = MinimizerLimits(replays: 600, steps: 200_000)

  private let order: TestOrder
  private let body: @Sendable (Iteration) async throws -> Void
  private let findings: Mutex<TestFindings>
  /// Expectations that failed in the present iteration.
  private let notes = Mutex<[String]>([])
  private let isCanceled = Atomic(false)

  /// Prepares the iterations.
  ///
  /// - Parameters:
  ///   - order: What the test asks for.
  ///   - body: Run once in each iteration.
  package init(
    _ order: TestOrder,
    _ body: @escaping @Sendable (Iteration) async throws -> Void
  ) {
    self.order = order
    self.body = body
    findings = Mutex(TestFindings(order))
  }

  /// Takes a failed expectation for a failure of the present iteration; from any thread.
  /// - Parameter text: What failed, and where.
  package func note(_ text: String) {
    notes.withLock { $0.append(text) }
  }

  /// Runs the iterations.
  ///
  /// - Parameter scope: Called with the work of each thread, on that thread, in a task that inherits the
  ///   caller's task-local values; it may bind more of them.
  /// - Returns: What was seen.
  /// - Throws: `ExplorationError`, or `CancellationError`.
  package func run(
    in scope: @escaping @Sendable (@Sendable () async -> Void) async -> Void
  ) async throws -> ExplorationReport {
    guard unsafe stress_current() == nil else {
      throw ExplorationError(
        "\(order.call) was called inside a body that is explored already; call it from the test itself"
      )
    }
    try order.check()
    do { try Control.install() } catch { throw ExplorationError("\(error)") }
    try await withTaskCancellationHandler {
      while isWanted {
        let drive = try Drive(order.name, watchdog: order.watchdog)
        // The priority is fixed: tasks that are made inside would inherit the test's.
        Task(name: "explore", executorPreference: drive.thread, priority: .medium) {
          await scope {
            let runner = self.makeRunner(for: drive)
            drive.work(runner) { self.iterate(runner) }
          }
        }
        if case .froze(let traced) = await drive.end() {
          findings.withLock { $0.addFrozen(traced) }
        }
      }
    } onCancel: {
      isCanceled.store(true, ordering: .relaxed)
    }
    if isCanceled.load(ordering: .relaxed) { throw CancellationError() }
    return findings.withLock { $0.report }
  }

  private var isWanted: Bool {
    !isCanceled.load(ordering: .relaxed) && findings.withLock { $0.next != nil }
  }

  // MARK: On the driving thread

  private typealias Runner = ControlledRunner<TestBody>

  private func makeRunner(for drive: Drive) -> Runner {
    ControlledRunner(
      TestBody(),
      configuration: TestBody.Configuration(body: body),
      plan: order.plan,
      tellingTo: drive.record,
      turn: drive.turn
    )
  }

  private func iterate(_ runner: Runner) {
    if let frozen = findings.withLock({ $0.frozenBefore }) {
      // It crashes or hangs once more, so that its steps are known.
      let knowledge = findings.withLock { $0.knowledge }
      let traced = trace(frozen, runner, knowledge)
      findings.withLock { $0.addUnrepeated(traced.result) }
    }
    // What code under test sets up once is part of no iteration.
    if let first = findings.withLock({ $0.next }) {
      _ = result { runner.run(first, knowledge: Knowledge()) }
    }
    findPilots(runner)
    while isWanted, let index = findings.withLock({ $0.next }) {
      let knowledge = findings.withLock { $0.knowledge }
      let result = result { runner.run(index, knowledge: knowledge) }
      var second: IterationResult?
      if !result.hasFailed, index.isMultiple(of: Explorer.twinInterval) {
        let shift = HeapShift()
        second = self.result { runner.run(index, knowledge: knowledge) }
        _ = consume shift
      }
      if result.hasFailed, findings.withLock({ $0.isNew(result) }) {
        let own = trace(index, runner, knowledge)
        // A replay may freeze this thread: then the failure is shown as it was found.
        findings.withLock { $0.beginMinimizing(result, own) }
        let minimized = minimized(own, runner, knowledge)
        findings.withLock { $0.endMinimizing(minimized) }
      } else {
        findings.withLock { $0.add(result, again: second, traced: nil) }
      }
    }
  }

  /// The same failure with fewer preemptions, or nil when none was found or looked for.
  private func minimized(
    _ own: TracedIteration,
    _ runner: Runner,
    _ knowledge: Knowledge
  ) -> Minimized? {
    guard own.result.hasFailed, !own.result.isUncontrolled else { return nil }
    let target = FailureTarget(own.result, invariant: own.result.broken.first?.id)
    var minimizer = Minimizer(own, target: target, limits: Self.limits) { guide, detail in
      self.trace(own.result.index, runner, knowledge, guide, detail)
    }
    return try? minimizer.minimize()
  }

  /// An iteration that is run alone must be what it would be among all others.
  private func findPilots(_ runner: Runner) {
    guard let only = order.only, only >= Rounds.pilots else { return }
    var longest = 0
    for index in 0..<Rounds.pilots {
      let pilot = result { runner.run(index, knowledge: Knowledge()) }
      longest = max(longest, pilot.steps)
    }
    findings.withLock { $0.knowledge = Knowledge(pilotSteps: longest) }
  }

  private func trace(
    _ index: Int,
    _ runner: Runner,
    _ knowledge: Knowledge,
    _ guide: Guide = .own,
    _ detail: TraceDetail = .trace
  ) -> TracedIteration {
    var traced = TracedIteration(
      result: IterationResult(index: index, seed: order.seed, strategy: "")
    )
    traced.result = result {
      traced = runner.trace(index, guide: guide, detail: detail, knowledge: knowledge)
      return traced.result
    }
    return traced
  }

  /// Runs an iteration, and adds the expectations that failed in it.
  private func result(_ run: () -> IterationResult) -> IterationResult {
    notes.withLock { $0 = [] }
    var result = run()
    let notes = notes.withLock { $0 }
    if let first = notes.first {
      let more = notes.count > 1 ? " (and \(notes.count - 1) more)" : ""
      result.broken.append(
        .init(
          id: Violation.Kind.expectation.rawValue,
          expected: "every expectation is met",
          actual: StableText.of(first) + more
        )
      )
    }
    return result
  }
}
