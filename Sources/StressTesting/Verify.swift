public import StressKit

/// Runs a body in many chosen interleavings, and throws the first failure.
///
/// It works like ``explore(iterations:seed:strategy:stepLimit:watchdog:replaying:name:file:_:)``,
/// but stops at the first iteration that fails, and so the test fails. The error shows an
/// interleaving of that iteration with as few preemptions as were found.
///
/// If every iteration left control, nothing was explored, and `verify` throws. If several tasks of
/// the body always ran in the same order, or if some iterations left control, the test gets a
/// warning.
///
/// - Parameters:
///   - iterations: The number of iterations, at least 1.
///   - seed: The seed of every choice.
///   - strategy: The strategy that chooses the interleavings.
///   - stepLimit: The number of steps at which an iteration counts as a livelock, at least 1.
///   - watchdog: The real time after which a step that has not ended counts as hung.
///   - iteration: The number of the only iteration to run, from the text of a failure; nil for all.
///   - name: The name of the body in the failure.
///   - file: A source file of the caller's package. Reports omit the package's folder from paths.
///   - body: Runs on no actor; it must make a new system each time and leave nothing behind.
/// - Returns: The report; all iterations passed.
/// - Throws: `Violation` for the first iteration that failed; `ExplorationError` if the body cannot
///   be run, does not repeat or always left control; `CancellationError` if the test was canceled.
@discardableResult
public func verify(
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
  let report = try await IssueScope.run(
    TestOrder(
      call: "verify",
      name: name,
      iterations: iterations,
      only: iteration,
      seed: Seed(seed),
      strategy: strategy,
      stepLimit: stepLimit,
      watchdog: watchdog,
      stopsAtFirst: true
    ),
    body
  )
  if let first = report.violations.first { throw first }
  guard report.verdict == .passed else {
    throw ExplorationError("\(name) is inconclusive: \(report.reasons.joined(separator: "; "))")
  }
  if let remark = report.remark, iteration == nil { IssueScope.warn("\(name): \(remark)") }
  return report
}
