/// The reply to a report of success that also asks for the next task.
public struct CompleteReply: Sendable, Hashable {
  /// The reply to the report.
  public let completion: CallbackReply

  /// The reply to the start; `nil` if the report was refused, because then nothing starts.
  public let next: DispatchReply?
}
