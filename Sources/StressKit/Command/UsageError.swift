/// An error that the user can correct: exit status 2.
package struct UsageError: Error, Equatable, CustomStringConvertible {
  /// What was wrong and where, in one sentence without a full stop.
  package let message: String
  /// What to do instead, or nil.
  package let hint: String?
  /// What to type after the name of the command, or nil.
  let arguments: String?

  package init(_ message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
    arguments = nil
  }

  /// Makes an error whose hint is a command to type.
  ///
  /// - Parameters:
  ///   - message: What was wrong and where, in one sentence without a full stop.
  ///   - arguments: What to type after the name of the command.
  init(_ message: String, type arguments: String) {
    self.message = message
    hint = nil
    self.arguments = arguments
  }

  package var description: String { text(.standard) }

  /// The whole message.
  ///
  /// - Parameter invocation: Starts the command that the hint shows.
  /// - Returns: One line without a full stop.
  func text(_ invocation: Invocation) -> String {
    let advice = arguments.map { "type: \(invocation.typed) \($0)" } ?? hint
    return advice.map { "\(message); \($0)" } ?? message
  }
}
