internal import Dispatch
internal import Synchronization

/// A thread that runs iterations for a search, until one of them crashes or hangs and so freezes it for
/// good.
// Sendable by agreement: a semaphore hands over the watch and the runner, and another thread looks at the
// runner only when its thread is frozen.
final class Drive: @unchecked Sendable {
  /// How a piece of work ended.
  enum Outcome<Value> {
    case done(Value)
    /// The thread stands still for good, in the middle of this iteration.
    case froze(TracedIteration)
  }

  /// Milliseconds between two looks at the driving thread.
  private static let interval = 50

  let thread = DrivingThread()
  let turn = MainActorTurn()
  let record: ProgressRecord
  private var watch: Watch?
  private var runner: (any ScenarioRunner)?
  private let isReady = DispatchSemaphore(value: 0)
  private let hasWork = DispatchSemaphore(value: 0)
  private let work = Mutex<(@Sendable (any ScenarioRunner) -> Void)?>(nil)

  /// Makes the state that both threads share.
  /// - Throws: `ControlUnavailable` when there is no memory left.
  init() throws {
    record = try ProgressRecord()
    record.keepWords()
  }

  // MARK: On the driving thread

  /// Serves the search until it ends the drive; on the calling thread, which is `thread`'s.
  /// - Parameter runner: Reports to `record`, and waits for `turn`.
  func serve(_ runner: any ScenarioRunner) {
    let own = Watch(record)
    watch = own
    self.runner = runner
    isReady.signal()
    while true {
      hasWork.wait()
      guard let work = work.withLock({ $0 }) else { break }
      work(runner)
      own.wake()
    }
    own.end()
    thread.close()
  }

  // MARK: On the search's thread

  /// Waits until the driving thread serves.
  func waitUntilReady() { isReady.wait() }

  /// Runs a piece of work on the driving thread, and waits for its end.
  ///
  /// - Parameters:
  ///   - watchdog: Time after which a step without end counts as hung.
  ///   - body: Runs iterations.
  /// - Returns: The result, or the iteration that has frozen the thread: then nothing else may be done
  ///   with this drive.
  func perform<Value: Sendable>(
    within watchdog: Duration,
    _ body: @escaping @Sendable (any ScenarioRunner) -> Value
  ) -> Outcome<Value> {
    guard let watch, let runner else { preconditionFailure("the drive does not serve yet") }
    let result = Mutex<Value?>(nil)
    work.withLock { work in
      work = { runner in
        let value = body(runner)
        result.withLock { $0 = value }
      }
    }
    var stillness = Stillness(of: watch)
    hasWork.signal()
    while !watch.wait(milliseconds: Self.interval) {
      stillness.look(
        isExpected: record.iteration == nil || turn.isWaiting,
        longest: .milliseconds(2 * Self.interval)
      )
      guard stillness.duration > watchdog else { continue }
      watch.interrupt()
      stillness.reset()
    }
    if let value = result.withLock({ $0 }) { return .done(value) }
    guard record.isFrozen, let traced = runner.interrupted(by: Fate(record)) else {
      preconditionFailure("the driving thread gave neither a result nor a reason")
    }
    turn.giveBack()
    // The frozen thread uses this object for good.
    _ = unsafe Unmanaged.passRetained(self)
    return .froze(traced)
  }

  /// Ends the driving thread, which must not be frozen.
  func end() {
    work.withLock { $0 = nil }
    hasWork.signal()
  }
}
