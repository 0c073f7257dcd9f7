internal import CStressRuntime

/// The stack of a blocked thread at one moment.
struct CapturedStack {
  /// Milliseconds to wait for a thread's answer.
  private static let patience: Int64 = 1_000

  /// Address of the task that the thread runs, or 0.
  let task: UInt
  /// Code addresses inside the call instructions, innermost first.
  let frames: [UInt]

  /// Interrupts a thread and copies its stack; nil if it does not answer in time.
  /// - Parameter thread: The kernel identifier of the thread.
  init?(of thread: Int32) {
    var stack = unsafe stress_stack()
    guard unsafe stress_capture_stack(thread, Self.patience, &stack) else { return nil }
    task = UInt(bitPattern: unsafe stack.task)
    let addresses = unsafe withUnsafeBytes(of: stack.frames) { bytes in
      unsafe Array(bytes.bindMemory(to: UInt.self).prefix(Int(unsafe stack.frame_count)))
    }
    // A return address belongs to the next line, so step back; the first frame is not a return
    // address.
    frames = addresses.enumerated().map { $0.offset == 0 ? $0.element : $0.element - 2 }
  }
}
