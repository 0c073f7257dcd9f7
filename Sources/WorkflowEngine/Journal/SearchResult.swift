/// The events that a search found.
public struct SearchResult: Sendable, Hashable {
  /// The numbers of the events, the newest first.
  public let sequences: [Int]

  /// Whether there are more than the limit.
  public let isTruncated: Bool
}
