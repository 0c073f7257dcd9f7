internal import CStressRuntime

/// Work that left control, and jobs that come from outside control.
extension World {
  /// Waits a bounded real time for a job from outside.
  ///
  /// - Parameter forTheLastTime: Whether no other work is left. Then the wait includes everything that
  ///   may send a job; otherwise it is short and includes only work that the iteration has started.
  /// - Returns: Whether a job came.
  func waitForOutside(forTheLastTime: Bool) -> Bool {
    unsafe stress_wait_outside(pointer, forTheLastTime)
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

  /// Number of escapes at places that are not listed.
  var unlistedEscapes: Int { Int(unsafe pointer.pointee.unlisted_escapes) }

  /// Records that a clock set a timer with durations that cannot be converted.
  func noteUnknownClock() {
    unsafe stress_note_escape_to(pointer, STRESS_ESCAPE_CLOCK, 0)
  }

  /// Records that the program replaced a hook of the runtime.
  /// - Parameter function: The function in the hook, or 0 when it was not replaced.
  func noteTakenHook(_ function: UInt) {
    guard function != 0 else { return }
    unsafe stress_note_escape_to(pointer, STRESS_ESCAPE_HOOK, function)
  }

  /// Frees a timer that has not fired.
  func drop(_ job: UnownedJob) {
    unsafe stress_drop_timer(unsafeBitCast(job, to: UnsafeMutableRawPointer.self))
  }
}
