/// What was found by words.
public struct SearchResult: Sendable, Hashable {
  /// The numbers of the events, the newest first.
  public let sequences: [Int]

  /// Whether there are more than were asked for.
  public let isTruncated: Bool
}
