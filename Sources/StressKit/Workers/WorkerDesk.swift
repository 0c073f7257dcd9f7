/// What a worker process has done and not yet told.
///
/// Results are told some at a time: to wake the command for each would cost more than a short iteration.
// Sendable by agreement: the driving thread uses it, and the supervisor once that thread is frozen.
final class WorkerDesk: @unchecked Sendable {
  /// How long a result may wait to be told.
  private static let patience = Duration.milliseconds(20)

  private(set) var runner: (any ScenarioRunner)?
  private(set) var watchdog = Duration.zero
  private var untold: [WorkerReply.Timed] = []
  private var lastTold = ContinuousClock.now

  /// From now on, works with a runner.
  func set(_ runner: any ScenarioRunner, watchdog: Duration) {
    (self.runner, self.watchdog) = (runner, watchdog)
  }

  /// Takes a result, and tells those that have waited for long.
  func add(_ result: IterationResult, from start: ContinuousClock.Instant) {
    let now = ContinuousClock.now
    untold.append(.init(result: result, microseconds: (now - start).wholeMicroseconds))
    if now - lastTold > Self.patience { tell() }
  }

  /// Tells all results.
  func tell() {
    lastTold = .now
    guard !untold.isEmpty else { return }
    WorkerWire.write(.results(ToldIterations(untold)))
    untold.removeAll(keepingCapacity: true)
  }
}
