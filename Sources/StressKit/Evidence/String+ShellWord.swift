extension String {
  /// The text as one word of a shell command, quoted if it needs quotes.
  package var shellWord: String {
    let isPlain = allSatisfy { character in
      character.isASCII && (character.isLetter || character.isNumber)
        || "-_./=:,+%@".contains(character)
    }
    return isPlain && !isEmpty ? self : "'" + replacing("'", with: #"'\''"#) + "'"
  }
}
