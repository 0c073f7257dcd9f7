internal import Dispatch
internal import Synchronization

/// A thread that runs iterations for a search, until one of them crashes or hangs and freezes it.
// Sendable by agreement: a semaphore hands over the watch and the runner. Another thread reads the
// runner only while its thread is frozen.
final class Drive: @unchecked Sendable {
  /// The result of a piece of work.
  enum Outcome<Value> {
    case done(Value)
    /// The thread was frozen, and cannot continue, in this iteration.
    case froze(TracedIteration)
  }

  /// Milliseconds between two checks of the driving thread.
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
  /// - Throws: `ControlUnavailable` if there is not enough memory.
  init() throws {
    record = try ProgressRecord()
    record.keepWords()
  }

  // MARK: On the driving thread

  /// Runs the search's work on the calling thread, `thread`, until the search ends the drive.
  /// - Parameter runner: A runner that reports to `record` and waits for `turn`.
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

  /// Waits until the driving thread accepts work.
  func waitUntilReady() { isReady.wait() }

  /// Runs a closure on the driving thread, and waits for its result.
  ///
  /// - Parameters:
  ///   - watchdog: The time without progress after which a step has hung.
  ///   - body: The closure; it runs iterations.
  /// - Returns: The result, or the iteration that froze the thread. After the latter, this drive
  ///   must not be used again.
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
    // The frozen thread may use this object at any time, so it is never freed.
    _ = unsafe Unmanaged.passRetained(self)
    return .froze(traced)
  }

  /// Ends the driving thread, which must not be frozen.
  func end() {
    work.withLock { $0 = nil }
    hasWork.signal()
  }
}
