/// The reply to the publication of an artifact.
public enum PublishReply: Sendable, Hashable {
  /// The artifact is on the board, with this identifier.
  case published(ArtifactID)

  /// Nothing changed; the refusal is recorded.
  case refused(RefusalReason)
}
