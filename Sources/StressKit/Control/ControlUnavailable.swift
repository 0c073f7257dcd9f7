/// Why this build cannot be put under control; nothing is run then.
package struct ControlUnavailable: Error, CustomStringConvertible {
  /// What is missing, and what to do about it.
  package let description: String
}
