/// A number that determines every choice of a run.
package struct Seed: Hashable, Sendable, CustomStringConvertible {
  package var value: UInt64

  package init(_ value: UInt64) {
    self.value = value
  }

  /// Reads a decimal number, or a hexadecimal one after `0x`.
  ///
  /// - Parameter text: A number from the command line or from an evidence file.
  package init?(_ text: some StringProtocol) {
    let digits = text.lowercased()
    let value = digits.hasPrefix("0x") ? UInt64(digits.dropFirst(2), radix: 16) : UInt64(digits)
    guard let value else { return nil }
    self.value = value
  }

  /// The seed as evidence and commands show it: `0x` and sixteen hexadecimal digits.
  package var description: String {
    let digits = String(value, radix: 16)
    return "0x" + String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// A seed for a part of the work, unrelated to the seeds of other parts.
  ///
  /// - Parameter part: The number of the part.
  /// - Returns: A seed that depends on this seed and the argument only.
  package func derived(_ part: UInt64) -> Seed {
    var random = SeededRandom(seed: value ^ (part &* 0xD6E8_FEB8_6659_FD93))
    _ = random.next()
    return Seed(random.next())
  }

  /// A seed for a named part of the work (FNV-1a, 64 bits).
  ///
  /// - Parameter name: Any text.
  /// - Returns: A seed that depends on this seed and the argument only.
  /// - Complexity: O(length of the name).
  package func derived(named name: String) -> Seed {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return derived(hash)
  }
}

extension Seed: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let seed = Seed(text) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "'\(text)' is not a seed"
      )
    }
    self = seed
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
