internal import CStressRuntime

/// Says where a frozen iteration stands.
enum FateText {
  /// Functions of the program that are named, innermost first.
  private static let namedFunctions = 8

  /// The failure of an iteration whose thread is frozen.
  /// - Parameter progress: What the thread has left.
  static func failure(_ progress: UnsafePointer<stress_progress>) -> IterationResult.Failure {
    let record = unsafe progress.pointee
    let isCrash = record.fate == STRESS_CRASHED
    let reason = unsafe withUnsafeBytes(of: record.reason) { bytes in
      unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    var text = reason
    if reason.isEmpty {
      text =
        !isCrash
        ? "a step has not ended within the watchdog's time"
        : record.overflowed ? "the stack is used up" : signalText(record.signal)
    }
    let frames = unsafe withUnsafeBytes(of: record.frames) { bytes in
      unsafe Array(bytes.bindMemory(to: UInt.self).prefix(Int(record.frame_count)))
    }
    let places = Symbolizer.places(of: frames)
    let named = frames.compactMap { places[$0] }.filter { !$0.isSystem }
      .map { StableText.of($0.function) + ($0.location.map { " (\($0))" } ?? "") }
    if !named.isEmpty {
      text += ", in " + named.prefix(namedFunctions).joined(separator: ", called by ")
    }
    return .init(kind: isCrash ? .crashed : .hung, detail: text)
  }

  private static func signalText(_ number: Int32) -> String {
    let names: [Int32: String] = [
      4: "SIGILL, a trap such as fatalError", 5: "SIGTRAP, a trap such as fatalError",
      6: "SIGABRT, abort()", 7: "SIGBUS, an access to memory that is not there",
      8: "SIGFPE, an arithmetic fault", 11: "SIGSEGV, an access to memory that is not there",
    ]
    return names[number] ?? "signal \(number)"
  }
}
