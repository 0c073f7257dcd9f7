/// What an event means to the tokens that tell an actor from its successor.
public enum TokenStep<Key: Hashable & Sendable, Token: Equatable & Sendable>: Sendable {
  /// The token is the current one of the key from here on.
  case issued(Key, Token)
  /// The key has no current token from here on.
  case revoked(Key)
  /// A write on the key that showed the token was accepted.
  case accepted(Key, Token)
}
