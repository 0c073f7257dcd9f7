public import StressKit

/// Runs a body under many chosen interleavings, and reports what happened in them.
///
/// The body is plain Swift concurrency. It runs from its start `iterations` times, each time in another
/// order of its tasks, in virtual time, with everything it draws following from the seed. An iteration
/// fails when an expectation of the body fails, or the body throws, deadlocks, does not end, leaves tasks
/// behind, crashes or hangs. A failed expectation is in the report, and is no issue of the test.
///
/// - Parameters:
///   - iterations: How many times the body is run, at least 1.
///   - seed: Where every choice follows from.
///   - strategy: How interleavings are chosen.
///   - stepLimit: Steps after which an iteration counts as livelocked, at least 1.
///   - watchdog: Real time after which a step that does not end counts as hung.
///   - iteration: The only iteration to run, as the report of a failure names it, or nil for all.
///   - name: What the report calls the body.
///   - file: A source file of the caller's package. Reports leave the package's folder out.
///   - body: Runs on no actor; it must make its system anew each time and leave nothing behind.
/// - Returns: What was seen, failures included.
/// - Throws: `ExplorationError` when the body cannot be run at all, and `CancellationError` when the
///   test was canceled.
@discardableResult
public func explore(
  iterations: Int = 1_000,
  seed: UInt64 = 1,
  strategy: StrategyChoice = .portfolio,
  stepLimit: Int = 20_000,
  watchdog: Duration = .seconds(10),
  replaying iteration: Int? = nil,
  name: String = #function,
  file: String = #filePath,
  _ body: @escaping @Sendable (Iteration) async throws -> Void
) async throws -> ExplorationReport {
  StableText.addRoot(ofPackageWith: file)
  return try await IssueScope.run(
    TestOrder(
      call: "explore",
      name: name,
      iterations: iterations,
      only: iteration,
      seed: Seed(seed),
      strategy: strategy,
      stepLimit: stepLimit,
      watchdog: watchdog,
      stopsAtFirst: false
    ),
    body
  )
}
