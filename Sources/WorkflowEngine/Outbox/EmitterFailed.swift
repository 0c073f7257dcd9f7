/// An emitter did not take entries; they are as before, and come again with the next drain.
public struct EmitterFailed: Error, Sendable {
  /// Who handed them to it.
  public let drainer: String

  /// The numbers of the first and the last of them.
  public let entries: ClosedRange<Int>

  /// How many they were.
  public let count: Int

  /// What the emitter threw.
  public let underlying: any Error
}

extension EmitterFailed: CustomStringConvertible {
  /// What went wrong and what to do about it, in one sentence.
  public var description: String {
    """
    The emitter of '\(drainer)' did not take \(count) entries (\(entries.lowerBound) to \
    \(entries.upperBound)): \(underlying). They are kept; drain again once it works.
    """
  }
}
