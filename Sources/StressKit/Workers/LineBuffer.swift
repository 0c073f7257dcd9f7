/// Splits bytes that arrive in pieces into lines.
struct LineBuffer {
  private var bytes: [UInt8] = []
  /// Position of the first byte that was not yet searched for a line end.
  private var searched = 0

  /// Appends bytes.
  ///
  /// - Parameter more: The bytes, in the order of their arrival.
  /// - Returns: The lines that are now complete, without their line ends.
  /// - Complexity: O(number of bytes); each byte is searched once.
  mutating func append(_ more: some Collection<UInt8>) -> [[UInt8]] {
    bytes.append(contentsOf: more)
    var lines: [[UInt8]] = []
    var start = 0
    while let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) {
      lines.append(Array(bytes[start..<end]))
      start = end + 1
      searched = start
    }
    bytes.removeFirst(start)
    searched = bytes.count
    return lines
  }

  /// Bytes after the last line end.
  var rest: [UInt8] { bytes }
}
