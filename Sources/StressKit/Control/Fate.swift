internal import CStressRuntime
internal import Foundation

/// The end of an iteration that crashed or hung: its thread was frozen or its process has ended.
package struct Fate: Codable, Equatable, Sendable {
  /// `crashed` or `hung`.
  package var kind: FailureKind
  /// An explanation for the reader.
  package var detail: String
  /// Whether the machine, not the code under test, ended the process.
  package var isOfMachine = false
  /// The explanation without functions and lines, if it differs.
  package var summary: String?
  /// The place in the program that distinguishes this crash or hang from others; nil if unknown.
  package var place: String?

  /// The maximum number of places in an explanation.
  private static let namedPlaces = 3

  /// The functions on the stack that are the same in every run.
  private enum Naming {
    /// The innermost functions, with lines.
    case innermost
    /// The outermost function, because a loop is interrupted at a random place.
    case outermost
    /// All functions, sorted, because the depth of a recursion is random.
    case all
  }

  /// Describes the end of a frozen thread.
  ///
  /// - Parameter record: The thread's record.
  init(_ record: ProgressRecord) {
    let progress = unsafe record.pointer.pointee
    kind = progress.fate == STRESS_HUNG ? .hung : .crashed
    let reason = unsafe withUnsafeBytes(of: progress.reason) { bytes in
      unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    var naming = Naming.innermost
    if !reason.isEmpty {
      detail = reason
    } else if progress.overflowed {
      naming = .all
      detail = "stack overflow (\(Self.name(ofSignal: progress.signal)))"
    } else if progress.signal != 0 {
      detail = Self.name(ofSignal: progress.signal)
    } else {
      naming = .outermost
      detail = "no step ended within the watchdog's time"
    }
    let frames = unsafe withUnsafeBytes(of: progress.frames) { bytes in
      unsafe Array(bytes.bindMemory(to: UInt.self).prefix(Int(progress.frame_count)))
    }
    let places = Self.places(of: frames, naming)
    let separator = naming == .all ? ", " : ", called from "
    summary = detail
    if !places.isEmpty { detail += " in " + places.joined(separator: separator) }
    place = places.first ?? detail
  }

  /// Describes the end of a process that sent no result.
  ///
  /// - Parameter status: The status from `waitpid`.
  init(processStatus status: Int32) {
    kind = .crashed
    let signal = status & 0x7f
    // This command sends SIGKILL only to workers that it no longer waits for.
    isOfMachine = signal == SIGKILL || signal == SIGXCPU
    detail =
      signal == 0
      ? "the process of the iteration has ended, with status \(status >> 8 & 0xff)"
      : "\(Self.name(ofSignal: signal)), which ended the process of the iteration"
  }

  /// Describes a process that was killed because it did not answer.
  ///
  /// - Parameter record: The process's record.
  init(unanswered record: ProgressRecord) {
    // Code addresses of the other process are useless here.
    let signal = unsafe record.pointer.pointee.signal
    kind = signal == 0 ? .hung : .crashed
    detail =
      signal == 0
      ? "no step ended within the watchdog's time, and nothing answered"
      : "\(Self.name(ofSignal: signal)), after which nothing answered"
  }

  /// The functions of the program at some return addresses.
  private static func places(of frames: [UInt], _ naming: Naming) -> [String] {
    // A return address may be on the next line; the first frame is no return address.
    let addresses = frames.enumerated().map { $0.offset == 0 ? $0.element : $0.element - 2 }
    let detail: Symbolizer.Detail = naming == .innermost ? .lines : .functions
    let own = Symbolizer.places(on: addresses, detail).filter { !$0.isSystem }
    switch naming {
    case .innermost:
      var texts: [String] = []
      for place in own {
        let text = StableText.of(place.function) + (place.location.map { " (\($0))" } ?? "")
        if texts.last != text { texts.append(text) }
      }
      return Array(texts.prefix(namedPlaces))
    case .outermost: return own.suffix(1).map { StableText.of($0.function) }
    case .all:
      return Array(Set(own.map { StableText.of($0.function) }).sorted().prefix(namedPlaces))
    }
  }

  /// A signal's name and its usual cause in Swift code.
  private static func name(ofSignal number: Int32) -> String {
    switch number {
    case SIGILL: "SIGILL, a trap such as a failed precondition"
    case SIGTRAP: "SIGTRAP, a trap such as a failed precondition"
    case SIGSEGV: "SIGSEGV, an access to memory that is not there"
    case SIGBUS: "SIGBUS, an access to memory that is not there"
    case SIGABRT: "SIGABRT, an abort"
    case SIGFPE: "SIGFPE, an arithmetic fault"
    case SIGKILL: "SIGKILL, sent from outside or by the system for lack of memory"
    case SIGXCPU: "SIGXCPU, at the limit of processor time (ulimit -t)"
    default: "signal \(number)"
    }
  }
}
