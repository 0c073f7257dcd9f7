public import StressKit

/// Runs a body in many chosen interleavings, and reports the results.
///
/// The body is plain Swift concurrency. It runs `iterations` times, each time with another order of
/// its tasks, in virtual time, and with random numbers from the seed. An iteration fails if an
/// expectation of the body fails, or if the body throws, deadlocks, does not end, leaves tasks
/// behind, crashes or hangs. A failed expectation is in the report, but is not an issue of the
/// test.
///
/// - Parameters:
///   - iterations: The number of iterations, at least 1.
///   - seed: The seed of every choice.
///   - strategy: The strategy that chooses the interleavings.
///   - stepLimit: The number of steps at which an iteration counts as a livelock, at least 1.
///   - watchdog: The real time after which a step that has not ended counts as hung.
///   - iteration: The number of the only iteration to run, from the report of a failure; nil for
///     all.
///   - name: The name of the body in the report.
///   - file: A source file of the caller's package. Reports omit the package's folder from paths.
///   - body: Runs on no actor; it must make a new system each time and leave nothing behind.
/// - Returns: The report, including failures.
/// - Throws: `ExplorationError` if the body cannot be run at all; `CancellationError` if the test
///   was canceled.
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
