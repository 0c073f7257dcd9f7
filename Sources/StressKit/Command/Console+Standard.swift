internal import Foundation

extension Console {
  /// Standard output and standard error of the process.
  static var standard: Console {
    Console(
      isTerminal: isatty(STDERR_FILENO) == 1,
      write: { put($0, STDOUT_FILENO) },
      writeError: { put($0, STDERR_FILENO) }
    )
  }

  /// Writes text without a buffer; a reader that has gone away is not an error of ours.
  private static func put(_ text: String, _ descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Foundation.write(descriptor, buffer.baseAddress, buffer.count)
      }
      if count > 0 {
        bytes = bytes.dropFirst(count)
      } else if errno != EINTR {
        return
      }
    }
  }
}
