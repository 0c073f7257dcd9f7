import Foundation
import Synchronization

@testable import StressKit

/// One body under control on a thread of its own, which is frozen if it cannot go on.
struct WatchedRun {
  /// What became of it; nil when it came to an end.
  let fate: Fate?

  /// The run neither ended nor was given up in time.
  struct StillGoing: Error {}

  /// - Parameter body: Is run once.
  /// - Throws: Where control cannot be had, or the run neither ends nor is given up.
  init(_ body: @escaping @Sendable () async throws -> Void) async throws {
    try Control.install()
    let record = try ProgressRecord()
    let started = Mutex<CheckedContinuation<Watch, Never>?>(nil)
    let watch = await withCheckedContinuation { continuation in
      started.withLock { $0 = continuation }
      Thread.detachNewThread {
        let watch = Watch(record)
        started.withLock { $0 }?.resume(returning: watch)
        _ = try? ControlledRun(body)
        watch.wake()
      }
    }
    guard watch.wait(milliseconds: 20_000) else { throw StillGoing() }
    fate = record.isFrozen ? Fate(record) : nil
  }
}
