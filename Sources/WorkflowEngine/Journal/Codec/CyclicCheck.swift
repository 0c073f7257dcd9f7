/// CRC-64 in the form of the XZ file format: finds every change of up to 64 bits in a row, and any
/// other with a chance of one in 2^64 to miss it.
///
/// Polynomial of ECMA-182, bits reflected, all ones before and after. Source: the XZ file format
/// specification, section 6; the check value of "123456789" is 0x995DC9BBDF1939FA.
struct CyclicCheck: Sendable {
  private static let table: [UInt64] = (0..<256).map { index in
    (0..<8).reduce(UInt64(index)) { value, _ in
      value & 1 == 1 ? value >> 1 ^ 0xC96C_5795_D787_0F42 : value >> 1
    }
  }

  private var register = ~UInt64(0)

  /// Takes in bytes.
  ///
  /// - Complexity: O(*n*), where *n* is the number of bytes.
  mutating func take(_ bytes: some Sequence<UInt8>) {
    let table = Self.table
    var register = register
    for byte in bytes {
      register = table[Int(truncatingIfNeeded: (register ^ UInt64(byte)) & 0xFF)] ^ register >> 8
    }
    self.register = register
  }

  /// Takes in the eight bytes of an integer, the lowest first.
  mutating func take(_ value: UInt64) {
    take((0..<8).lazy.map { UInt8(truncatingIfNeeded: value >> UInt64(8 * $0)) })
  }

  /// Takes in integers, of each the eight bytes, the lowest first.
  mutating func take(_ values: Int...) {
    for value in values { take(UInt64(bitPattern: Int64(value))) }
  }

  /// The check of everything taken in so far.
  var value: UInt64 { ~register }
}
