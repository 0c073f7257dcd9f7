/// The words of a search: each must occur in the text of an event.
///
/// Blanks separate words. A word such as `exit-code` matches its parts in this order, one directly after
/// the other. No character and no word has a special meaning.
struct SearchQuery: Sendable, Hashable {
  /// The words, in the order of the query.
  let words: [String]

  /// Splits a text into words.
  ///
  /// A word without a letter or digit matches everything and is left out.
  ///
  /// - Parameter text: The text that somebody typed.
  /// - Throws: ``SearchError``.
  /// - Complexity: O(*n*), where *n* is the length of the text.
  init(_ text: String) throws(SearchError) {
    let isSeparator = { (scalar: Unicode.Scalar) in
      // A query of SQLite ends at the first zero.
      scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
    }
    words = text.unicodeScalars.split(whereSeparator: isSeparator).map { String($0) }
      .filter { $0.unicodeScalars.contains(where: Self.isIndexed) }
    if words.isEmpty { throw .noWords(text) }
    if words.count > BoardLimits.searchWords {
      throw .tooManyWords(words.count, limit: BoardLimits.searchWords)
    }
  }

  /// The query in the language of FTS5, each word a quoted phrase.
  var match: String {
    words.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: " ")
  }

  /// Whether the tokenizer `unicode61` keeps a character.
  ///
  /// Source: SQLite FTS5 documentation, section 4.3.1.
  private static func isIndexed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber, .privateUse:
      true
    default: false
    }
  }
}
