/// Bytes that are not the encoding of any value.
struct CodecError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The offset at which reading failed.
  let offset: Int

  /// The expected item at that offset.
  let expected: String

  /// The failure, in one phrase.
  var description: String { "no \(expected) at byte \(offset)" }
}
