/// Something that the person who typed the command can mend: exit status 2.
package struct UsageError: Error, Equatable, CustomStringConvertible {
  /// What was wrong and where, in one sentence without a full stop.
  package let message: String
  /// What to type instead, or nil.
  package let hint: String?

  package init(_ message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }

  package var description: String {
    hint.map { "\(message); \($0)" } ?? message
  }
}
