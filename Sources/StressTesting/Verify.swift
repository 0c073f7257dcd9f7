public import StressKit

/// Runs a body under many chosen interleavings, and throws the first failure.
///
/// Like ``explore(iterations:seed:strategy:stepLimit:watchdog:replaying:name:_:)``, but a test that ends
/// with it fails when an iteration does. It stops there, and the error shows an interleaving of that
/// iteration with as few preemptions as were found.
///
/// A pass without exploration is not silent. If every iteration left control, `verify` throws. If the body
/// ran several tasks in one order alone, or some iterations left control, the test gets a warning.
///
/// - Parameters:
///   - iterations: How many times the body is run, at least 1.
///   - seed: Where every choice follows from.
///   - strategy: How interleavings are chosen.
///   - stepLimit: Steps after which an iteration counts as livelocked, at least 1.
///   - watchdog: Real time after which a step that does not end counts as hung.
///   - iteration: The only iteration to run, as the text of a failure names it, or nil for all.
///   - name: What the failure calls the body.
///   - body: Runs on no actor; it must make its system anew each time and leave nothing behind.
/// - Returns: What was seen in iterations that all passed.
/// - Throws: `Violation` for the first iteration that failed; `ExplorationError` when the body cannot
///   be run, or shows nothing because it does not repeat or left control; `CancellationError` when the
///   test was canceled.
@discardableResult
public func verify(
  iterations: Int = 1_000,
  seed: UInt64 = 1,
  strategy: StrategyChoice = .portfolio,
  stepLimit: Int = 20_000,
  watchdog: Duration = .seconds(10),
  replaying iteration: Int? = nil,
  name: String = #function,
  _ body: @escaping @Sendable (Iteration) async throws -> Void
) async throws -> ExplorationReport {
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
