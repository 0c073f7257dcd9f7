internal import CStressRuntime

/// One thread's eye on another one that drives iterations.
///
/// The watched thread is frozen, instead of ending the process, when what it drives crashes.
// Sendable by agreement: only `end` is the watched thread's; the others are made for other threads.
@safe final class Watch: @unchecked Sendable {
  let record: ProgressRecord
  private let pointer: OpaquePointer

  /// Watches the calling thread.
  /// - Parameter record: Where its progress is told.
  init(_ record: ProgressRecord) {
    self.record = record
    unsafe pointer = stress_watch_begin(record.pointer)
  }

  /// Ends the watch; on the watched thread, and when nobody waits any more.
  func end() {
    unsafe stress_watch_end(pointer)
  }

  /// Waits until the watched thread is frozen or `wake` is called.
  ///
  /// - Parameter milliseconds: How long at most.
  /// - Returns: Whether one of the two has happened.
  func wait(milliseconds: Int) -> Bool {
    unsafe stress_watch_wait(pointer, Int64(milliseconds))
  }

  /// Ends a wait.
  func wake() {
    unsafe stress_watch_wake(pointer)
  }

  /// Freezes the watched thread as hung, wherever it is.
  func interrupt() {
    unsafe stress_watch_interrupt(pointer)
  }
}
