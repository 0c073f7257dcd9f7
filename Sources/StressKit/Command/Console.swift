/// Where a command writes to: a terminal, a log, or a test.
package struct Console: Sendable {
  /// Takes text of the result, line ends included.
  package let write: @Sendable (String) -> Void
  /// Takes text about the work, line ends included.
  package let writeError: @Sendable (String) -> Void
  /// Whether `writeError` goes to a terminal, where a line can be overwritten.
  package let isTerminal: Bool

  package init(
    isTerminal: Bool,
    write: @escaping @Sendable (String) -> Void,
    writeError: @escaping @Sendable (String) -> Void
  ) {
    self.isTerminal = isTerminal
    self.write = write
    self.writeError = writeError
  }

  /// Writes a line of the result.
  func line(_ text: String = "") {
    write(text + "\n")
  }

  /// Writes a line about the work.
  func note(_ text: String) {
    writeError(text + "\n")
  }
}
