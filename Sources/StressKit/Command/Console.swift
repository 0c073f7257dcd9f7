/// Where a command writes to: a terminal, a log, or a test.
///
/// Control characters in a text, such as those of a hostile file, are shown as escapes: they never reach
/// a terminal.
package struct Console: Sendable {
  private let write: @Sendable (String) -> Void
  private let writeError: @Sendable (String) -> Void
  private let measureWidth: @Sendable () -> Int
  /// Whether errors go to a terminal on which a line can be overwritten.
  package let isTerminal: Bool
  /// Starts every command that is printed.
  package let invocation: Invocation

  /// Makes a console.
  ///
  /// - Parameters:
  ///   - isTerminal: Whether `writeError` goes to a terminal on which a line can be overwritten.
  ///   - invocation: Starts every command that is printed.
  ///   - width: The columns of the terminal at present.
  ///   - write: Receives text of the result, line ends included.
  ///   - writeError: Receives text about the work, line ends included.
  package init(
    isTerminal: Bool,
    invocation: Invocation = .standard,
    width: @escaping @Sendable () -> Int = { 80 },
    write: @escaping @Sendable (String) -> Void,
    writeError: @escaping @Sendable (String) -> Void
  ) {
    self.isTerminal = isTerminal
    self.invocation = invocation
    measureWidth = width
    self.write = write
    self.writeError = writeError
  }

  /// The columns of the terminal at present.
  var width: Int { measureWidth() }

  /// Writes a line of the result.
  func line(_ text: String = "") { write(text.withVisibleControls + "\n") }

  /// Writes lines of the result, line ends included.
  func lines(_ text: String) { write(text.withVisibleControls) }

  /// Writes a line about the work.
  func note(_ text: String) { writeError(text.withVisibleControls + "\n") }

  /// Replaces the last line of the terminal, which must have no line end.
  func overwrite(_ text: String) { writeError("\r\u{1B}[K" + text.withVisibleControls) }
}
