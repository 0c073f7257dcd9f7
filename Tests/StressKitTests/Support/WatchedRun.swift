import Foundation
import Synchronization

@testable import StressKit

/// One body under control on a thread of its own, which is frozen if it cannot go on.
struct WatchedRun {
  /// The crash or hang; nil when it reached its end.
  let fate: Fate?

  /// The run neither ended nor was given up in time.
  struct StillGoing: Error {}

  /// Runs a body, and blocks the calling thread until its end.
  ///
  /// A suspended caller would go on late in a busy suite, and a body that spins would keep a processor
  /// until then.
  ///
  /// - Parameters:
  ///   - watchdog: Time without a step after which the body counts as hung.
  ///   - body: Is run once.
  /// - Throws: When control is not available, or the run neither ends nor is given up.
  init(
    watchdog: Duration = .seconds(20),
    _ body: @escaping @Sendable () async throws -> Void
  ) throws {
    try Control.install()
    let record = try ProgressRecord()
    let started = Mutex<Watch?>(nil)
    let hasStarted = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      let watch = Watch(record)
      started.withLock { $0 = watch }
      hasStarted.signal()
      _ = try? ControlledRun(tellingTo: record, body)
      watch.wake()
    }
    hasStarted.wait()
    guard let watch = started.withLock({ $0 }) else { throw StillGoing() }
    var stillness = Stillness(of: watch)
    let clock = ContinuousClock()
    let end = clock.now + .seconds(20)
    while !watch.wait(milliseconds: 10) {
      stillness.look(isExpected: false, longest: .milliseconds(20))
      if stillness.duration > watchdog { watch.interrupt() }
      guard clock.now < end else { throw StillGoing() }
    }
    fate = record.isFrozen ? Fate(record) : nil
  }
}
