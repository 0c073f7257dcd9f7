internal import CStressRuntime

/// Handle by which a monitor thread waits for and interrupts the thread that drives iterations.
///
/// If the program crashes on the driving thread, that thread is frozen and the process continues.
// Sendable by agreement: only the watched thread calls `end`; other threads call the other methods.
@safe final class Watch: @unchecked Sendable {
  let record: ProgressRecord
  private let pointer: OpaquePointer

  /// Watches the calling thread.
  /// - Parameter record: The record of the thread's progress.
  init(_ record: ProgressRecord) {
    self.record = record
    unsafe pointer = stress_watch_begin(record.pointer)
  }

  /// Ends the watch.
  ///
  /// Call it on the watched thread, after the last wait of another thread.
  func end() {
    unsafe stress_watch_end(pointer)
  }

  /// Waits until the watched thread is frozen or `wake` is called.
  ///
  /// - Parameter milliseconds: The longest time to wait.
  /// - Returns: Whether one of the two happened; false after the time limit.
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

  /// Whether the watched thread waits in the kernel and would not run on an idle machine either.
  var isBlocked: Bool { unsafe stress_watch_is_blocked(pointer) }

  /// Lets the watched thread use every processor, because its step takes long.
  func letMove() {
    unsafe stress_watch_let_move(pointer)
  }

  /// Freezes the watched thread and marks its iteration as hung.
  func interrupt() {
    unsafe stress_watch_interrupt(pointer)
  }
}
