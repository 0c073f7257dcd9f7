internal import CStressRuntime

/// Progress of an iteration, for other threads and processes to read.
// Sendable by agreement: only the driving thread writes. Other threads read single words, and the rest
// only when the driving thread is frozen.
@safe final class ProgressRecord: @unchecked Sendable {
  let pointer: UnsafeMutablePointer<stress_progress>

  /// Makes a record.
  ///
  /// - Parameter descriptor: A file of at least `size` bytes through which it is shared with another
  ///   process, or nil for a record of this process alone.
  /// - Throws: `ControlUnavailable` when there is no memory for it.
  init(sharedThrough descriptor: Int32? = nil) throws {
    guard let pointer = unsafe stress_progress_map(descriptor ?? -1) else {
      throw ControlUnavailable(description: "there is no memory for a record of progress")
    }
    unsafe self.pointer = pointer
    if descriptor == nil { unsafe pointer.pointee.iteration = Self.none }
  }

  deinit {
    unsafe stress_progress_unmap(pointer)
  }

  /// Bytes of a record.
  static let size = MemoryLayout<stress_progress>.size
  /// The value for no iteration.
  static let none: Int64 = -1

  /// Records that an iteration begins.
  func begin(_ index: Int) {
    unsafe pointer.pointee.iteration = Int64(index)
    unsafe pointer.pointee.subject = 0
    unsafe pointer.pointee.beat &+= 1
  }

  /// Records progress.
  func touch() {
    unsafe pointer.pointee.beat &+= 1
  }

  /// Records that no iteration is running.
  func end() {
    unsafe pointer.pointee.iteration = Self.none
    unsafe pointer.pointee.beat &+= 1
  }

  /// The running iteration, or nil.
  var iteration: Int? {
    let index = unsafe pointer.pointee.iteration
    return index == Self.none ? nil : Int(index)
  }

  /// Logical number of the task that the reason of a crash names, or nil.
  var subject: Int? {
    let number = unsafe pointer.pointee.subject
    return number == 0 ? nil : Int(number)
  }

  /// Changes with every step and every iteration.
  var beat: UInt64 { unsafe stress_progress_beat(pointer) }

  /// Whether the driving thread should stop after its present iteration.
  var shouldStop: Bool {
    get { unsafe stress_progress_should_stop(pointer) }
    set { unsafe stress_progress_set_stop(pointer, newValue) }
  }

  /// Whether the driving thread was frozen.
  var isFrozen: Bool { unsafe pointer.pointee.fate != STRESS_GOES_ON }
}
