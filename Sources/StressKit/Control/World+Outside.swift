internal import CStressRuntime

/// Work that left control, and jobs from outside control.
extension World {
  /// Waits a bounded real time for a job from outside control.
  ///
  /// - Parameter forTheLastTime: Whether no other work is left. If so, it waits for all work that
  ///   may send a job; otherwise it waits briefly, and only for work that the iteration started.
  /// - Returns: Whether a job came.
  func waitForOutside(forTheLastTime: Bool) -> Bool {
    unsafe stress_wait_outside(pointer, forTheLastTime)
  }

  /// Ends the iteration for threads that still work for it; callable from any thread.
  func forgetOutside() {
    unsafe stress_forget_outside(pointer)
  }

  /// Work that left control: each place once, in the order of first occurrence.
  var escapes: [Escape] {
    let listed = unsafe UnsafeBufferPointer(
      start: pointer.pointee.escapes,
      count: Int(pointer.pointee.escape_count)
    )
    return unsafe listed.map { escape in
      let frames = unsafe withUnsafeBytes(of: escape.frames) { bytes in
        unsafe Array(bytes.bindMemory(to: UInt.self).prefix(Int(escape.frame_count)))
      }
      return Escape(kind: escape.kind, frames: frames, count: Int(escape.count))
    }
  }

  /// The number of escapes at places that are not listed.
  var unlistedEscapes: Int { Int(unsafe pointer.pointee.unlisted_escapes) }

  /// Records that a clock set a timer with durations that cannot be converted.
  func noteUnknownClock() {
    unsafe stress_note_escape_to(pointer, STRESS_ESCAPE_CLOCK, 0)
  }

  /// Records that the program replaced a hook of the runtime.
  /// - Parameter function: The replacing function, or 0 if the hook was not replaced.
  func noteTakenHook(_ function: UInt) {
    guard function != 0 else { return }
    unsafe stress_note_escape_to(pointer, STRESS_ESCAPE_HOOK, function)
  }

  /// Frees a timer that has not fired.
  func drop(_ job: UnownedJob) {
    unsafe stress_drop_timer(unsafeBitCast(job, to: UnsafeMutableRawPointer.self))
  }
}
