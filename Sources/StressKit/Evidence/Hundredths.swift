/// A decimal number with two places, stored in hundredths; evidence has no other fractions.
package struct Hundredths: Hashable, Sendable, CustomStringConvertible {
  /// The number times 100.
  package var value: Int

  /// The largest magnitude of a quotient; larger JSON numbers lose digits.
  package static let limit = 1 << 50

  package init(_ value: Int) {
    self.value = value
  }

  /// A quotient, rounded half up in integer arithmetic; 0 if the divisor is 0.
  ///
  /// - Parameters:
  ///   - dividend: The dividend.
  ///   - divisor: The divisor, at least 0.
  package init(_ dividend: Int, dividedBy divisor: Int) {
    guard divisor > 0 else {
      value = 0
      return
    }
    // The floor of 100·x + 1/2, which is half up for negative numbers too.
    let doubled = Int128(dividend) * 200 + Int128(divisor)
    let (quotient, remainder) = doubled.quotientAndRemainder(dividingBy: 2 * Int128(divisor))
    let floor = remainder < 0 ? quotient - 1 : quotient
    value = Int(min(max(floor, -Int128(Self.limit)), Int128(Self.limit)))
  }

  /// The number with up to two decimals, without trailing zeros.
  package var description: String {
    let (whole, part) = value.magnitude.quotientAndRemainder(dividingBy: 100)
    let sign = value < 0 ? "-" : ""
    if part == 0 { return "\(sign)\(whole)" }
    return part.isMultiple(of: 10)
      ? "\(sign)\(whole).\(part / 10)" : "\(sign)\(whole).\(part < 10 ? "0" : "")\(part)"
  }
}

extension Hundredths: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let value = Int(exactly: (try container.decode(Double.self) * 100).rounded()) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "the number is too large"
      )
    }
    self.value = value
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if value.isMultiple(of: 100) {
      try container.encode(value / 100)
    } else {
      try container.encode(Double(value) / 100)
    }
  }
}
