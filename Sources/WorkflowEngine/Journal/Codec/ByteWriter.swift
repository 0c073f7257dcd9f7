/// Writes values as bytes, in a unique form: equal values give equal bytes.
///
/// An integer takes as many bytes as it needs, with seven bits in each, the lowest first. The top
/// bit says that more bytes follow (LEB128, DWARF standard, section 7.6). A length precedes strings
/// and arrays.
struct ByteWriter: Sendable {
  private(set) var bytes: [UInt8] = []

  /// Writes a non-negative integer.
  mutating func write(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Writes an integer; values near zero of either sign take few bytes.
  mutating func write(_ value: Int) {
    write(UInt64(bitPattern: Int64(value) << 1 ^ Int64(value) >> 63))
  }

  /// Writes a Boolean.
  mutating func write(_ value: Bool) { bytes.append(value ? 1 : 0) }

  /// Writes a string as UTF-8.
  mutating func write(_ text: String) {
    write(UInt64(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  /// Writes raw bytes, after their number.
  mutating func write(_ raw: [UInt8]) {
    write(UInt64(raw.count))
    bytes += raw
  }

  /// Writes a value.
  mutating func write(_ value: some Stored) { value.write(to: &self) }

  /// Writes an optional value.
  mutating func write(_ value: (some Stored)?) {
    write(value != nil)
    if let value { write(value) }
  }

  /// Writes an array.
  mutating func write(_ values: [some Stored]) {
    write(UInt64(values.count))
    for value in values { write(value) }
  }

  /// Empties the buffer but keeps its memory.
  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }
}
