/// Why a search was refused.
public enum SearchError: Error, Hashable, Sendable {
  /// The query has no word with a letter or digit.
  case noWords(String)

  /// The query has too many words.
  case tooManyWords(Int, limit: Int)
}

extension SearchError: CustomStringConvertible {
  /// The problem with the query, and what to do.
  public var description: String {
    switch self {
    case .noWords(let text):
      "The query '\(text)' has no word to search for; type at least one letter or digit."
    case .tooManyWords(let count, let limit):
      "The query has \(count) words, but at most \(limit) are allowed; leave some out."
    }
  }
}
