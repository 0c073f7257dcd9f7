internal import CStressRuntime

/// Handle by which a monitor thread waits for and interrupts the driving thread.
///
/// A crash of the code under test freezes the watched thread, instead of ending the process.
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

  /// Processor time of the watched thread so far.
  var processorTime: Duration {
    .nanoseconds(unsafe stress_watch_processor_time(pointer))
  }

  /// Whether the watched thread waits in the kernel, so that it would not run on an idle machine either.
  var isBlocked: Bool { unsafe stress_watch_is_blocked(pointer) }

  /// Freezes the watched thread as hung, wherever it is.
  func interrupt() {
    unsafe stress_watch_interrupt(pointer)
  }
}
