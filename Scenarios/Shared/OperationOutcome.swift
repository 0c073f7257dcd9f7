import WorkflowEngine

/// The result of an operation.
struct OperationOutcome: Sendable {
  enum Reply: Sendable, Hashable {
    case done
    case refused(RefusalReason)
    case misuse(BoardError)
  }

  let reply: Reply

  /// The event that must be recorded according to the reply; `nil` if the reply does not tell.
  let recorded: Board.Event?

  init(_ reply: Reply, recorded: Board.Event? = nil) {
    self.reply = reply
    self.recorded = recorded
  }

  /// An outcome whose reply only tells whether the operation was refused.
  init(_ reason: RefusalReason?, recorded: Board.Event?) {
    self.init(reason.map(Reply.refused) ?? .done, recorded: reason == nil ? recorded : nil)
  }
}
