/// CRC-64 as in the XZ file format.
///
/// It detects every change within 64 adjacent bits, and misses any other change with a probability
/// of 2^-64.
///
/// Polynomial of ECMA-182, reflected bits, initial value and final XOR all ones. Source: the XZ
/// file format specification, section 6. The check value of "123456789" is 0x995DC9BBDF1939FA.
struct CyclicCheck: Sendable {
  private static let table: [UInt64] = (0..<256).map { index in
    (0..<8).reduce(UInt64(index)) { value, _ in
      value & 1 == 1 ? value >> 1 ^ 0xC96C_5795_D787_0F42 : value >> 1
    }
  }

  /// Tables for eight bytes at once: the effect of a byte that is followed by 1 to 7 other bytes.
  ///
  /// Source: M. E. Kounavis and F. L. Berry, A Systematic Approach to Building High Performance
  /// Software-Based CRC Generators, ISCC 2005 ("slicing by eight").
  private static let slices: [UInt64] = (1..<8).reduce(into: table) { slices, place in
    for value in slices[(place - 1) * 256..<place * 256] {
      slices.append(table[Int(value & 0xFF)] ^ value >> 8)
    }
  }

  private var register = ~UInt64(0)

  /// Adds bytes.
  ///
  /// - Complexity: O(*n*), where *n* is the number of bytes.
  mutating func take(_ bytes: [UInt8]) {
    let whole = bytes.count & ~7
    for start in stride(from: 0, to: whole, by: 8) {
      var value: UInt64 = 0
      for place in 0..<8 { value |= UInt64(bytes[start + place]) << UInt64(8 * place) }
      take(value)
    }
    for index in whole..<bytes.count {
      register =
        Self.slices[Int(truncatingIfNeeded: (register ^ UInt64(bytes[index])) & 0xFF)]
        ^ register >> 8
    }
  }

  /// Adds the eight bytes of an integer, the lowest first.
  mutating func take(_ value: UInt64) {
    let slices = Self.slices
    let sum = register ^ value
    var next: UInt64 = 0
    for place in 0..<8 {
      next ^= slices[(7 - place) * 256 + Int(truncatingIfNeeded: sum >> UInt64(8 * place) & 0xFF)]
    }
    register = next
  }

  /// Adds the eight bytes of each integer, the lowest first.
  mutating func take(_ values: Int...) {
    for value in values { take(UInt64(bitPattern: Int64(value))) }
  }

  /// The checksum of all bytes added so far.
  var value: UInt64 { ~register }
}
