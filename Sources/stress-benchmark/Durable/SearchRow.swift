/// One row: the time of a search.
struct SearchRow: Codable, Sendable {
  let words: String
  let limit: Int
  let found: Int
  let isTruncated: Bool
  let microseconds: Spread

  enum CodingKeys: String, CodingKey {
    case words, limit, found, microseconds
    case isTruncated = "is_truncated"
  }
}
