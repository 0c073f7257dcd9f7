/// Random numbers that depend only on a seed.
///
/// SplitMix64, after Steele, Lea and Flood, *Fast Splittable Pseudorandom Number Generators* (2014).
public struct SeededRandom: RandomNumberGenerator, Sendable {
  /// The state from which the next number is computed.
  private(set) var state: UInt64

  /// Makes the sequence of a seed.
  /// - Parameter seed: Any value; different seeds give unrelated sequences.
  public init(seed: UInt64) {
    state = seed
  }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number below a bound, by multiplication and shift, without a loop.
  ///
  /// - Parameter bound: At least 1.
  /// - Returns: A number in `0..<bound`; the bias is below `bound / 2^64`.
  package mutating func below(_ bound: Int) -> Int {
    Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
  }
}
