/// A value that a journal can store.
///
/// A value that is read equals the value that was written. Bytes that no value could have written
/// are refused.
protocol Stored {
  /// Writes the value.
  func write(to writer: inout ByteWriter)

  /// Reads a value.
  ///
  /// - Throws: ``CodecError`` if the bytes are not the encoding of a value.
  init(from reader: inout ByteReader) throws
}

extension Int: Stored {
  func write(to writer: inout ByteWriter) { writer.write(self) }

  init(from reader: inout ByteReader) throws { self = try reader.integer() }
}

extension String: Stored {
  func write(to writer: inout ByteWriter) { writer.write(self) }

  init(from reader: inout ByteReader) throws { self = try reader.text() }
}

extension Stored where Self: RawRepresentable, RawValue == Int {
  func write(to writer: inout ByteWriter) { writer.write(rawValue) }

  init(from reader: inout ByteReader) throws {
    guard let value = Self(rawValue: try reader.integer()) else {
      throw reader.invalid("\(Self.self)")
    }
    self = value
  }
}

extension Stored where Self: RawRepresentable, RawValue == String {
  func write(to writer: inout ByteWriter) { writer.write(rawValue) }

  init(from reader: inout ByteReader) throws {
    guard let value = Self(rawValue: try reader.text()) else {
      throw reader.invalid("\(Self.self)")
    }
    self = value
  }
}
