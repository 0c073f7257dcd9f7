/// An effect of an event on fencing tokens.
public enum TokenStep<Key: Hashable & Sendable, Token: Equatable & Sendable>: Sendable {
  /// The token becomes the current one of the key.
  case issued(Key, Token)
  /// The key has no current token from now on.
  case revoked(Key)
  /// A write on the key with this token was accepted.
  case accepted(Key, Token)
}
