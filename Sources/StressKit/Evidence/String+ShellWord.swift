extension String {
  /// The text as one word of a shell command, quoted if it needs quotes.
  package var shellWord: String {
    let isPlain = !isEmpty && utf8.allSatisfy { byte in
      let character = Character(UnicodeScalar(byte))
      return character.isASCII && (character.isLetter || character.isNumber)
        || "-_./=:,+%@".contains(character)
    }
    return isPlain ? self : "'" + replacing("'", with: #"'\''"#) + "'"
  }
}
