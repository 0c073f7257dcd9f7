/// The reason why this build cannot be controlled, so that nothing runs.
package struct ControlUnavailable: Error, CustomStringConvertible {
  /// The missing part, and what the user can do.
  package let description: String
}
