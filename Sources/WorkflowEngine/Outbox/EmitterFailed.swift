/// An emitter did not accept entries.
///
/// They stay undelivered, and the next drain delivers them again.
public struct EmitterFailed: Error, Sendable {
  /// The drainer that passed them to the emitter.
  public let drainer: String

  /// The numbers of the first and the last entry.
  public let entries: ClosedRange<Int>

  /// The number of entries.
  public let count: Int

  /// The error of the emitter.
  public let underlying: any Error
}

extension EmitterFailed: CustomStringConvertible {
  /// What went wrong and what to do, in one sentence.
  public var description: String {
    """
    The emitter of '\(drainer)' did not accept \(count) entries (\(entries.lowerBound) to \
    \(entries.upperBound)): \(underlying). They stay undelivered; fix the cause, then drain again.
    """
  }
}
