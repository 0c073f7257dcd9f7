import WorkflowEngine

/// The result of an operation.
struct OperationOutcome: Sendable {
  enum Reply: Sendable, Hashable {
    case done
    case refused(RefusalReason)
    case misuse(BoardError)
    /// The engine crashed before it replied.
    case interrupted
  }

  let reply: Reply

  /// The facts that must be on record according to the reply.
  let recorded: [RecordedFact]

  init(_ reply: Reply, recorded: [RecordedFact] = []) {
    self.reply = reply
    self.recorded = recorded
  }

  init(_ reply: Reply, recorded: Board.Event?) {
    self.init(reply, recorded: recorded.map { [.event($0)] } ?? [])
  }

  /// An outcome whose reply only tells whether the operation was refused.
  init(_ reason: RefusalReason?, recorded: Board.Event?) {
    self.init(reason.map(Reply.refused) ?? .done, recorded: reason == nil ? recorded : nil)
  }
}
