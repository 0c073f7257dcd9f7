internal import CStressRuntime
internal import Dispatch
internal import Synchronization

/// A thread that drives iterations, and another one that watches it: until the work is done, or until an
/// iteration crashes or hangs and its thread is frozen.
// Sendable by agreement: the watch is handed over once, through a semaphore; and safe, for the watch
// outlives `unwatched`, and the record everything.
@safe final class Drive: @unchecked Sendable {
  /// How it came to its end.
  enum End: Sendable {
    case finished
    /// The thread stands still for good, in the middle of an iteration.
    case froze(IterationResult.Failure)
  }

  /// How often the watching thread looks, in milliseconds.
  private static let interval: Int64 = 100

  let thread = DrivingThread()
  let turn = MainActorTurn()
  private let name: String
  /// Looks without a step after which a step counts as hung.
  private let patience: Int64
  private let progress: UnsafeMutablePointer<stress_progress>
  private var watch: OpaquePointer?
  private let started = DispatchSemaphore(value: 0)
  private let unwatched = DispatchSemaphore(value: 0)
  private let isIterating = Atomic(false)

  /// Makes both threads' state.
  ///
  /// - Parameters:
  ///   - name: Names the threads.
  ///   - watchdog: Real time after which a step counts as hung.
  /// - Throws: `ExplorationError` when there is no memory left.
  init(_ name: String, watchdog: Duration) throws(ExplorationError) {
    self.name = name
    let (seconds, attoseconds) = watchdog.components
    let milliseconds = min(seconds, 1_000_000) * 1_000 + attoseconds / 1_000_000_000_000_000
    patience = max(1, milliseconds / Self.interval)
    guard let record = unsafe stress_progress_map(-1) else {
      throw ExplorationError("there is no memory left to watch an iteration from")
    }
    unsafe progress = record
  }

  /// Says whether an iteration runs: what lies between iterations may take its time.
  func iterate<R>(_ body: () -> R) -> R {
    isIterating.store(true, ordering: .relaxed)
    defer { isIterating.store(false, ordering: .relaxed) }
    return body()
  }

  /// Does the work on the calling thread, which is `thread`'s.
  /// - Parameter body: Runs iterations.
  func work(_ body: () -> Void) {
    let own = unsafe stress_watch_begin(progress)
    unsafe watch = own
    started.signal()
    body()
    unsafe stress_watch_wake(own)
    unwatched.wait()
    unsafe stress_watch_end(own)
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
    guard let watch = unsafe watch else { return .finished }
    var beat = unsafe stress_progress_beat(progress)
    var looks: Int64 = 0
    while unsafe !stress_watch_wait(watch, Self.interval) {
      let now = unsafe stress_progress_beat(progress)
      let isIdle = now == beat && isIterating.load(ordering: .relaxed) && !turn.isWaiting
      looks = isIdle ? looks + 1 : 0
      beat = now
      if looks == patience { unsafe stress_watch_interrupt(watch) }
    }
    guard unsafe progress.pointee.fate != STRESS_GOES_ON else {
      unwatched.signal()
      // The record belongs to a thread that is about to end, and is no longer looked at.
      return .finished
    }
    turn.giveBack()
    return .froze(unsafe FateText.failure(progress))
  }
}
