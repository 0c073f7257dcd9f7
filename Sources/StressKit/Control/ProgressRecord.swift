internal import CStressRuntime

/// Progress of an iteration, which other threads and processes can read.
// Sendable by agreement: only the driving thread writes. Other threads read single words; they read
// the rest only while the driving thread is frozen.
@safe final class ProgressRecord: @unchecked Sendable {
  let pointer: UnsafeMutablePointer<stress_progress>

  /// Makes a record.
  ///
  /// - Parameter descriptor: A file of at least `size` bytes to share it with another process; nil
  ///   for a record of this process only.
  /// - Throws: `ControlUnavailable` if there is not enough memory.
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

  /// The size of a record in bytes.
  static let size = MemoryLayout<stress_progress>.size
  /// The value that means no iteration.
  static let none: Int64 = -1

  /// Records that an iteration begins.
  func begin(_ index: Int) {
    unsafe pointer.pointee.word_count = 0
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

  /// Logical number of the task in the reason of a crash, or nil.
  var subject: Int? {
    let number = unsafe pointer.pointee.subject
    return number == 0 ? nil : Int(number)
  }

  /// A number that changes with every step and every iteration.
  var beat: UInt64 { unsafe stress_progress_beat(pointer) }

  /// Whether the driving thread should stop after the current iteration.
  var shouldStop: Bool {
    get { unsafe stress_progress_should_stop(pointer) }
    set { unsafe stress_progress_set_stop(pointer, newValue) }
  }

  /// Stores messages of the Swift runtime instead of writing them to standard error.
  func keepWords() {
    unsafe pointer.pointee.keeps_words = true
  }

  /// Messages of the Swift runtime in the current or last iteration, without stack traces.
  var words: [String] {
    let count = Int(unsafe pointer.pointee.word_count)
    let text = unsafe withUnsafeBytes(of: pointer.pointee.words) { bytes in
      unsafe String(decoding: bytes.prefix(count), as: UTF8.self)
    }
    return text.split(whereSeparator: \.isNewline).map(String.init).filter { line in
      line != "Current stack trace:" && line.prefixMatch(of: #/\d+ +\S+ +0x[0-9a-f]+ .*/#) == nil
    }
  }

  /// Whether the driving thread was frozen.
  var isFrozen: Bool { unsafe pointer.pointee.fate != STRESS_GOES_ON }
}
