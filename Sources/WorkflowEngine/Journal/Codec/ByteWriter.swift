/// Writes values as bytes, in one form only: equal values give equal bytes.
///
/// Integers take as many bytes as they need, seven bits in each, the lowest first; the top bit says
/// that more follow (LEB128, as in the DWARF standard, section 7.6). Texts and lists are preceded by
/// their length.
struct ByteWriter: Sendable {
  private(set) var bytes: [UInt8] = []

  /// Writes an integer that is not negative.
  mutating func write(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Writes an integer; small ones of either sign take few bytes.
  mutating func write(_ value: Int) {
    write(UInt64(bitPattern: Int64(value) << 1 ^ Int64(value) >> 63))
  }

  /// Writes whether something is so.
  mutating func write(_ value: Bool) { bytes.append(value ? 1 : 0) }

  /// Writes a text as UTF-8.
  mutating func write(_ text: String) {
    write(UInt64(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  /// Writes bytes as they are.
  mutating func write(_ raw: [UInt8]) {
    write(UInt64(raw.count))
    bytes += raw
  }

  /// Writes a value.
  mutating func write(_ value: some Stored) { value.write(to: &self) }

  /// Writes a value that may be missing.
  mutating func write(_ value: (some Stored)?) {
    write(value != nil)
    if let value { write(value) }
  }

  /// Writes a list.
  mutating func write(_ values: [some Stored]) {
    write(UInt64(values.count))
    for value in values { write(value) }
  }

  /// Empties the buffer and keeps its memory.
  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }
}
