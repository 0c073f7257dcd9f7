/// The identifiers of traces and spans; a span that is written again has the same identifier.
///
/// An identifier is a pure function of the journal's name and the run or attempt. Within a journal
/// all span identifiers differ, because the mixing function is a bijection.
struct SpanIdentity: Sendable {
  private let journal: UInt64

  /// Creates the identifiers of a journal.
  ///
  /// - Parameter name: The name of the journal.
  init(_ name: String) {
    // FNV-1a, 64 bits.
    journal = name.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0100_0000_01b3 }
  }

  /// The trace identifier of a run, in 32 hexadecimal digits.
  func trace(of run: RunID) -> String {
    Self.hex(Self.mix(journal)) + Self.hex(Self.mix(journal &+ UInt64(run.rawValue) &+ 1))
  }

  /// The span identifier of a run's period, counted from 1, in 16 hexadecimal digits.
  func span(of run: RunID, period: Int) -> String {
    name(UInt64(run.rawValue) << 32 | UInt64(truncatingIfNeeded: period) << 1)
  }

  /// The span identifier of an attempt, in 16 hexadecimal digits.
  func span(of attempt: AttemptToken) -> String { name(UInt64(attempt.rawValue) << 1 | 1) }

  private func name(_ number: UInt64) -> String { Self.hex(Self.mix(number ^ Self.mix(journal))) }

  /// The finalizer of SplitMix64, which is a bijection.
  private static func mix(_ number: UInt64) -> UInt64 {
    var mixed = number &+ 0x9e37_79b9_7f4a_7c15
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// Sixteen digits, never all zero, because OTLP treats zero as no identifier.
  private static func hex(_ number: UInt64) -> String {
    let digits = String(number == 0 ? .max : number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
