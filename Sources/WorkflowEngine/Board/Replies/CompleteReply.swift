/// What became of a report and of the wish for more work that came with it.
public struct CompleteReply: Sendable, Hashable {
  /// What became of the report.
  public let completion: CallbackReply

  /// What became of the wish; `nil` when the report was refused, for then nothing is started.
  public let next: DispatchReply?
}
