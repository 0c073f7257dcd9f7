internal import Foundation
internal import Synchronization

extension Console {
  /// Standard output and standard error of the process.
  ///
  /// - Parameters:
  ///   - invocation: How to start the commands that are printed.
  ///   - environment: `TERM` and `NO_COLOR` disable the changing line; `COLUMNS` is the width of a
  ///     terminal that does not report one.
  /// - Returns: An unbuffered console.
  static func standard(_ invocation: Invocation, environment: [String: String]) -> Console {
    Console(
      isTerminal: isatty(STDERR_FILENO) == 1 && !isPlain(environment),
      invocation: invocation,
      width: { width(terminal: width(of: STDERR_FILENO), environment) },
      tableWidth: width(of: STDOUT_FILENO) ?? InterleavingTable.standardWidth,
      write: { put($0, STDOUT_FILENO) },
      writeError: { put($0, STDERR_FILENO) }
    )
  }

  /// Whether the environment disables the changing line.
  static func isPlain(_ environment: [String: String]) -> Bool {
    ["", "dumb"].contains(environment["TERM"] ?? "") || environment["NO_COLOR"]?.isEmpty == false
  }

  /// The width of the output in columns.
  ///
  /// - Parameters:
  ///   - terminal: The width that the terminal reports, or nil.
  ///   - environment: Its `COLUMNS` is used if the terminal reports nothing.
  /// - Returns: At least 1; 80 if the width is unknown.
  static func width(terminal: Int?, _ environment: [String: String]) -> Int {
    if let terminal { return terminal }
    guard let columns = environment["COLUMNS"].flatMap(Int.init), columns > 0 else { return 80 }
    return columns
  }

  /// The error number of the first failed write to standard output, or 0.
  private static let writeError = Atomic<Int32>(0)

  /// The error of standard output, or nil if the output is complete.
  ///
  /// If the reader closed the pipe, as `head` does, there is no error.
  static var outputFailure: String? {
    let code = writeError.load(ordering: .relaxed)
    guard code != 0, code != EPIPE else { return nil }
    return "cannot write to standard output: \(unsafe String(cString: strerror(code)))"
  }

  /// The width of a terminal, or nil if the descriptor is not one that reports it.
  private static func width(of descriptor: Int32) -> Int? {
    var size = winsize()
    guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }

  /// Writes text without buffering.
  private static func put(_ text: String, _ descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Foundation.write(descriptor, buffer.baseAddress, buffer.count)
      }
      if count > 0 {
        bytes = bytes.dropFirst(count)
      } else if errno != EINTR {
        if descriptor == STDOUT_FILENO, writeError.load(ordering: .relaxed) == 0 {
          writeError.store(errno, ordering: .relaxed)
        }
        return
      }
    }
  }
}
