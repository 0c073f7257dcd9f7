internal import CStressRuntime

/// Where an iteration stands, as other threads and processes may read it.
// Sendable by agreement: one thread drives and writes; others read words that are written whole, and
// the rest only once the driving thread is frozen.
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
  /// Stands for no iteration.
  static let none: Int64 = -1

  /// Notes that an iteration begins.
  func begin(_ index: Int) {
    unsafe pointer.pointee.word_count = 0
    unsafe pointer.pointee.iteration = Int64(index)
    unsafe pointer.pointee.beat &+= 1
  }

  /// Notes that something moves.
  func touch() {
    unsafe pointer.pointee.beat &+= 1
  }

  /// Notes that no iteration is under way.
  func end() {
    unsafe pointer.pointee.iteration = Self.none
    unsafe pointer.pointee.beat &+= 1
  }

  /// The iteration that is under way, or nil.
  var iteration: Int? {
    let index = unsafe pointer.pointee.iteration
    return index == Self.none ? nil : Int(index)
  }

  /// Changes with every step and every iteration.
  var beat: UInt64 { unsafe stress_progress_beat(pointer) }

  /// Whether the driving thread should stop after its present iteration.
  var shouldStop: Bool {
    get { unsafe stress_progress_should_stop(pointer) }
    set { unsafe stress_progress_set_stop(pointer, newValue) }
  }

  /// Keeps the Swift runtime's messages, instead of letting it write them to standard error.
  func keepWords() {
    unsafe pointer.pointee.keeps_words = true
  }

  /// Messages of the Swift runtime in the present or last iteration, without its stack traces.
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
