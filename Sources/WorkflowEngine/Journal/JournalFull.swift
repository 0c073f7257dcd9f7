/// The error of an in-memory journal that has reached its capacity.
public struct JournalFull: Error, Hashable, Sendable, CustomStringConvertible {
  /// The maximum number of records.
  public let capacity: Int

  /// The failure, in one phrase.
  public var description: String { "the journal holds no more than \(capacity) records" }
}
