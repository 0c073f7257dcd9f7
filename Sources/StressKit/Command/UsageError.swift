/// An error that the user can correct: exit status 2.
package struct UsageError: Error, Equatable, CustomStringConvertible {
  /// The problem and its place, in one sentence without a full stop.
  package let message: String
  /// The advice for the user, or nil.
  package let hint: String?
  /// The advised arguments after the command's name, or nil.
  let arguments: String?

  package init(_ message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
    arguments = nil
  }

  /// Makes an error whose hint is a command to type.
  ///
  /// - Parameters:
  ///   - message: The problem and its place, in one sentence without a full stop.
  ///   - arguments: The arguments to type after the command's name.
  init(_ message: String, type arguments: String) {
    self.message = message
    hint = nil
    self.arguments = arguments
  }

  package var description: String { text(.standard) }

  /// The message with its hint.
  ///
  /// - Parameter invocation: How to start the command that the hint shows.
  /// - Returns: One line without a full stop.
  func text(_ invocation: Invocation) -> String {
    let advice = arguments.map { "type: \(invocation.typed) \($0)" } ?? hint
    return advice.map { "\(message); \($0)" } ?? message
  }
}
