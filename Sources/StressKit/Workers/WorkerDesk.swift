/// Results not yet sent to the command.
///
/// They are sent in groups: to wake the command for each would cost more than a short iteration.
// Sendable by agreement: the driving thread uses it, and the supervisor once that thread is frozen.
final class WorkerDesk: @unchecked Sendable {
  /// How long a result may wait to be sent.
  private static let patience = Duration.milliseconds(20)

  private(set) var runner: (any ScenarioRunner)?
  /// How long a step may take.
  private(set) var watchdog = Duration.zero
  private var untold: [WorkerReply.Timed] = []
  private var lastTold = ContinuousClock.now

  /// From now on, works with a runner.
  func set(_ runner: any ScenarioRunner, watchdog: Duration) {
    (self.runner, self.watchdog) = (runner, watchdog)
  }

  /// Does some work under another watchdog.
  func watching<Result>(within limit: Duration, _ body: () -> Result) -> Result {
    let standard = watchdog
    watchdog = limit
    defer { watchdog = standard }
    return body()
  }

  /// Takes a result, and sends all of them if the oldest has waited long enough.
  func add(_ result: IterationResult, from start: ContinuousClock.Instant) {
    let now = ContinuousClock.now
    untold.append(.init(result: result, microseconds: (now - start).wholeMicroseconds))
    if now - lastTold > Self.patience { tell() }
  }

  /// Sends all results.
  func tell() {
    lastTold = .now
    guard !untold.isEmpty else { return }
    WorkerWire.write(.results(ToldIterations(untold)))
    untold.removeAll(keepingCapacity: true)
  }
}
