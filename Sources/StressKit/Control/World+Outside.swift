internal import CStressRuntime

/// What left control, and what comes from outside.
extension World {
  /// Waits a bounded real time for a job from outside.
  ///
  /// - Parameter forTheLastTime: Whether nothing else can run: then whatever may send a job is waited
  ///   for, otherwise only, and shortly, what the iteration has started itself.
  /// - Returns: Whether a job came.
  func waitForOutside(forTheLastTime: Bool) -> Bool {
    unsafe stress_wait_outside(pointer, forTheLastTime)
  }

  /// Says that the iteration is over, for threads that still work for it; from any thread.
  func forgetOutside() {
    unsafe stress_forget_outside(pointer)
  }

  /// What left control, each place once, in the order of the first times.
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

  /// Escapes at more places than are listed.
  var unlistedEscapes: Int { Int(unsafe pointer.pointee.unlisted_escapes) }

  /// Notes that a timer was set by a clock whose durations cannot be understood.
  func noteUnknownClock() {
    unsafe stress_note_escape_to(pointer, STRESS_ESCAPE_CLOCK, 0)
  }

  /// Notes that a hook of the runtime was taken.
  /// - Parameter function: The function that was put into it, or 0 when none was.
  func noteTakenHook(_ function: UInt) {
    guard function != 0 else { return }
    unsafe stress_note_escape_to(pointer, STRESS_ESCAPE_HOOK, function)
  }

  /// Frees a timer that has not been due.
  func drop(_ job: UnownedJob) {
    unsafe stress_drop_timer(unsafeBitCast(job, to: UnsafeMutableRawPointer.self))
  }
}
