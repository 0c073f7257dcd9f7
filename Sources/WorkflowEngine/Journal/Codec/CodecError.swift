/// Bytes that no value has written.
struct CodecError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Where in the bytes reading failed.
  let offset: Int

  /// What was expected there.
  let expected: String

  /// What went wrong, in one phrase.
  var description: String { "no \(expected) at byte \(offset)" }
}
