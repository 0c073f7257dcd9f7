/// The destination of a command's output: a terminal, a log or a test.
///
/// Control characters in a text are escaped, so that a hostile file cannot send them to a terminal.
package struct Console: Sendable {
  private let write: @Sendable (String) -> Void
  private let writeError: @Sendable (String) -> Void
  private let measureWidth: @Sendable () -> Int
  /// The widest that a table of the result gets, in characters.
  let tableWidth: Int
  /// Whether errors go to a terminal on which a line can be overwritten.
  package let isTerminal: Bool
  /// How to start the commands that are printed.
  package let invocation: Invocation

  /// Makes a console.
  ///
  /// - Parameters:
  ///   - isTerminal: Whether `writeError` goes to a terminal on which a line can be overwritten.
  ///   - invocation: How to start the commands that are printed.
  ///   - width: Returns the current width of the terminal in columns.
  ///   - tableWidth: The widest that a table of the result gets, in characters.
  ///   - write: Receives text of the result, including line ends.
  ///   - writeError: Receives progress and messages, including line ends.
  package init(
    isTerminal: Bool,
    invocation: Invocation = .standard,
    width: @escaping @Sendable () -> Int = { 80 },
    tableWidth: Int = InterleavingTable.standardWidth,
    write: @escaping @Sendable (String) -> Void,
    writeError: @escaping @Sendable (String) -> Void
  ) {
    self.isTerminal = isTerminal
    self.invocation = invocation
    measureWidth = width
    self.tableWidth = tableWidth
    self.write = write
    self.writeError = writeError
  }

  /// The current width of the terminal in columns.
  var width: Int { measureWidth() }

  /// Writes a line of the result.
  func line(_ text: String = "") { write(text.withVisibleControls + "\n") }

  /// Writes lines of the result that include their line ends.
  func lines(_ text: String) { write(text.withVisibleControls) }

  /// Writes a line of progress or a message.
  func note(_ text: String) { writeError(text.withVisibleControls + "\n") }

  /// Replaces the last line of the terminal; that line must not have a line end.
  func overwrite(_ text: String) { writeError("\r\u{1B}[K" + text.withVisibleControls) }
}
