/// Results not yet sent to the command.
///
/// They are sent in groups, because waking the command costs more than a short iteration.
// Sendable by agreement: only the driving thread uses it until it is frozen, then only the
// supervisor.
final class WorkerDesk: @unchecked Sendable {
  /// The longest time before a result is sent with the next one.
  private static let longestPatience = Duration.milliseconds(20)
  /// The same time at the start of a plan: a hunt often ends with one of the first results.
  private static let shortestPatience = Duration.milliseconds(1)

  private(set) var runner: (any ScenarioRunner)?
  /// The longest time that a step may take.
  private(set) var watchdog = Duration.zero
  private var untold: [WorkerReply.Timed] = []
  private var lastTold = ContinuousClock.now
  private var patience = WorkerDesk.shortestPatience

  /// Sets the runner and the watchdog of the following iterations.
  func set(_ runner: any ScenarioRunner, watchdog: Duration) {
    (self.runner, self.watchdog) = (runner, watchdog)
    patience = Self.shortestPatience
  }

  /// Runs a closure under another watchdog.
  func watching<Result>(within limit: Duration, _ body: () -> Result) -> Result {
    let standard = watchdog
    watchdog = limit
    defer { watchdog = standard }
    return body()
  }

  /// Adds a result, and sends all results if the last sending is long ago.
  func add(_ result: IterationResult, from start: ContinuousClock.Instant) {
    let now = ContinuousClock.now
    untold.append(.init(result: result, microseconds: (now - start).wholeMicroseconds))
    guard now - lastTold > patience else { return }
    patience = min(patience * 2, Self.longestPatience)
    tell()
  }

  /// Sends all results.
  func tell() {
    lastTold = .now
    guard !untold.isEmpty else { return }
    WorkerWire.write(.results(ToldIterations(untold)))
    untold.removeAll(keepingCapacity: true)
  }
}
