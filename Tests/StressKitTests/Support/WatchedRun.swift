internal import CStressRuntime
import Foundation

@testable import StressKit

/// One body under control on a thread of its own, which is frozen if it cannot go on.
struct WatchedRun {
  /// Why it was given up; empty when it came to an end.
  let reason: String

  /// What the thread and its watcher share; both may outlive the other.
  // Sendable by agreement: set by the thread before it wakes the watcher.
  @safe private final class Shared: @unchecked Sendable {
    let progress: UnsafeMutablePointer<stress_progress>
    let ready = DispatchSemaphore(value: 0)
    var watch: OpaquePointer?

    init(_ progress: UnsafeMutablePointer<stress_progress>) { unsafe self.progress = progress }
  }

  /// - Parameter body: Is run once.
  /// - Throws: Where control cannot be had, or the run neither ends nor is given up.
  init(_ body: @escaping @Sendable () async throws -> Void) throws {
    try Control.install()
    guard let progress = unsafe stress_progress_map(-1) else { throw CancellationError() }
    let shared = unsafe Shared(progress)
    Thread.detachNewThread {
      let watch = unsafe stress_watch_begin(shared.progress)
      unsafe shared.watch = watch
      shared.ready.signal()
      _ = try? ControlledRun(body)
      unsafe stress_watch_wake(watch)
    }
    shared.ready.wait()
    guard let watch = unsafe shared.watch, unsafe stress_watch_wait(watch, 20_000) else {
      throw CancellationError()
    }
    reason = unsafe withUnsafeBytes(of: progress.pointee.reason) { bytes in
      unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}
