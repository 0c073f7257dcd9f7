internal import CStressRuntime

/// Handle by which a monitor thread waits for and interrupts the thread that drives iterations.
///
/// If the program crashes on the driving thread, that thread is frozen and the process goes on.
// Sendable by agreement: only the watched thread calls `end`; other threads call the other methods.
@safe final class Watch: @unchecked Sendable {
  let record: ProgressRecord
  private let pointer: OpaquePointer

  /// Watches the calling thread.
  /// - Parameter record: Shows the progress of the thread.
  init(_ record: ProgressRecord) {
    self.record = record
    unsafe pointer = stress_watch_begin(record.pointer)
  }

  /// Ends the watch.
  ///
  /// The watched thread calls it, when no other thread waits any more.
  func end() {
    unsafe stress_watch_end(pointer)
  }

  /// Waits until the watched thread is frozen or `wake` is called.
  ///
  /// - Parameter milliseconds: The longest time to wait.
  /// - Returns: Whether one of the two has happened.
  func wait(milliseconds: Int) -> Bool {
    unsafe stress_watch_wait(pointer, Int64(milliseconds))
  }

  /// Ends a wait.
  func wake() {
    unsafe stress_watch_wake(pointer)
  }

  /// Freezes the watched thread and marks its iteration as hung.
  func interrupt() {
    unsafe stress_watch_interrupt(pointer)
  }
}
