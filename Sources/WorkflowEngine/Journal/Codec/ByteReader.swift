/// Reads the bytes of a ``ByteWriter``, and throws for all other bytes.
struct ByteReader: Sendable {
  private let bytes: ArraySlice<UInt8>
  private var position: Int

  /// Creates a reader at the start of some bytes.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes[...]
    position = 0
  }

  /// Whether everything was read.
  var isAtEnd: Bool { position == bytes.endIndex }

  /// The number of bytes not read yet.
  private var left: Int { bytes.endIndex - position }

  /// The error for bytes here that do not have the expected form.
  func invalid(_ expected: String) -> CodecError {
    CodecError(offset: position, expected: expected)
  }

  private mutating func byte() throws -> UInt8 {
    guard position < bytes.endIndex else { throw invalid("byte") }
    defer { position += 1 }
    return bytes[position]
  }

  /// Reads a non-negative integer.
  mutating func unsigned() throws -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      let byte = try byte()
      let part = UInt64(byte & 0x7F)
      // A tenth byte can hold only one bit of the number. A zero last byte would be a longer form
      // than needed.
      guard shift < 63 || part <= 1, byte != 0 || shift == 0 else { throw invalid("integer") }
      value |= part << shift
      if byte < 0x80 { return value }
    }
    throw invalid("integer")
  }

  /// Reads an integer.
  mutating func integer() throws -> Int {
    let value = try unsigned()
    return Int(Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1))
  }

  /// Reads a Boolean.
  mutating func truth() throws -> Bool {
    switch try byte() {
    case 0: return false
    case 1: return true
    default: throw invalid("Boolean")
    }
  }

  /// Reads the number of elements of a list whose elements take at least a byte each.
  private mutating func count() throws -> Int {
    let count = try unsigned()
    guard count <= UInt64(left) else { throw invalid("length") }
    return Int(count)
  }

  /// Reads a string.
  mutating func text() throws -> String {
    let count = try count()
    guard let text = String(validating: bytes[position..<position + count], as: UTF8.self) else {
      throw invalid("text")
    }
    position += count
    return text
  }

  /// Reads raw bytes.
  mutating func raw() throws -> [UInt8] {
    let count = try count()
    defer { position += count }
    return Array(bytes[position..<position + count])
  }

  /// Reads a value.
  mutating func read<Value: Stored>(_ type: Value.Type = Value.self) throws -> Value {
    try Value(from: &self)
  }

  /// Reads an optional value.
  mutating func readOptional<Value: Stored>(_ type: Value.Type = Value.self) throws -> Value? {
    try truth() ? try Value(from: &self) : nil
  }

  /// Reads an array.
  mutating func readList<Value: Stored>(_ type: Value.Type = Value.self) throws -> [Value] {
    let count = try count()
    var values: [Value] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try Value(from: &self)) }
    return values
  }
}
