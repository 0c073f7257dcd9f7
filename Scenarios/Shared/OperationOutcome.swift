import WorkflowEngine

/// What the engine made of an operation.
struct OperationOutcome: Sendable {
  enum Reply: Sendable, Hashable {
    case done
    case refused(RefusalReason)
    case misuse(BoardError)
  }

  let reply: Reply

  /// What must be on record, since the engine said so; nil where the reply does not tell.
  let recorded: Board.Event?

  init(_ reply: Reply, recorded: Board.Event? = nil) {
    self.reply = reply
    self.recorded = recorded
  }

  /// An outcome of which the reply says only whether it was refused.
  init(_ reason: RefusalReason?, recorded: Board.Event?) {
    self.init(reason.map(Reply.refused) ?? .done, recorded: reason == nil ? recorded : nil)
  }
}
