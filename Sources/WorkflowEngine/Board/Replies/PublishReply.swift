/// What became of something that an attempt put on the board.
public enum PublishReply: Sendable, Hashable {
  /// It is on the board under this name.
  case published(ArtifactID)

  /// Nothing changed; the refusal is on record.
  case refused(RefusalReason)
}
