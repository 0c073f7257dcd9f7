internal import Dispatch
internal import Synchronization

/// A thread that drives iterations, and another one that watches it: until the work is done, or until an
/// iteration crashes or hangs and its thread is frozen.
// Sendable by agreement: the watch and the runner are handed over through a semaphore, and the runner is
// looked at from outside only once its thread is frozen.
final class Drive: @unchecked Sendable {
  /// How it came to its end.
  enum End {
    case finished
    /// The thread stands still for good, in the middle of this iteration.
    case froze(TracedIteration)
  }

  /// How often the watching thread looks, in milliseconds.
  private static let interval = 100

  let thread = DrivingThread()
  let turn = MainActorTurn()
  let record: ProgressRecord
  private let name: String
  /// Looks without a step after which a step counts as hung.
  private let patience: Int
  private var watch: Watch?
  private var runner: (any ScenarioRunner)?
  private let started = DispatchSemaphore(value: 0)
  private let unwatched = DispatchSemaphore(value: 0)

  /// Makes what both threads share.
  ///
  /// - Parameters:
  ///   - name: Names the threads.
  ///   - watchdog: Real time after which a step counts as hung.
  /// - Throws: `ControlUnavailable` when there is no memory left.
  init(_ name: String, watchdog: Duration) throws {
    self.name = name
    patience = max(1, min(watchdog, .seconds(1_000_000)).wholeMilliseconds / Self.interval)
    record = try ProgressRecord()
  }

  /// Does the work on the calling thread, which is `thread`'s.
  ///
  /// - Parameters:
  ///   - runner: Tells to `record`, and waits for `turn`.
  ///   - body: Runs iterations with it.
  func work(_ runner: any ScenarioRunner, _ body: () -> Void) {
    let own = Watch(record)
    watch = own
    self.runner = runner
    started.signal()
    body()
    own.wake()
    unwatched.wait()
    own.end()
    thread.close()
  }

  /// Starts both threads.
  /// - Returns: How the work came to its end.
  func end() async -> End {
    thread.start(named: "explore \(name)")
    return await withCheckedContinuation { continuation in
      DrivingThread.start("watch \(name)") { continuation.resume(returning: self.attend()) }
    }
  }

  /// Waits, on the watching thread.
  private func attend() -> End {
    started.wait()
    guard let watch, let runner else { return .finished }
    var beat = record.beat
    var looks = 0
    while !watch.wait(milliseconds: Self.interval) {
      let now = record.beat
      let isStuck = now == beat && record.iteration != nil && !turn.isWaiting
      looks = isStuck ? looks + 1 : 0
      beat = now
      if looks == patience { watch.interrupt() }
    }
    guard record.isFrozen, let traced = runner.interrupted(by: Fate(record)) else {
      unwatched.signal()
      return .finished
    }
    turn.giveBack()
    // What the frozen thread has in its hands stays as it is.
    _ = unsafe Unmanaged.passRetained(self)
    return .froze(traced)
  }
}
