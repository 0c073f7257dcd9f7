/// The reason why this build cannot be controlled; nothing runs then.
package struct ControlUnavailable: Error, CustomStringConvertible {
  /// The missing part and a possible solution.
  package let description: String
}
