/// A journal in memory has reached its capacity.
public struct JournalFull: Error, Hashable, Sendable, CustomStringConvertible {
  /// The number of records that the journal keeps.
  public let capacity: Int

  /// What went wrong, in one phrase.
  public var description: String { "the journal holds no more than \(capacity) records" }
}
