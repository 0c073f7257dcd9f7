import WorkflowEngine

extension EngineSystem {
  /// The events on record, in order.
  var events: [Board.Event] {
    get throws { try engine.records().map(\.boardEvent) }
  }

  /// The events on record, each with the number of its transaction, in order.
  var transactions: [(transaction: Int, event: Board.Event)] {
    get throws { try engine.records().map { ($0.transaction, $0.boardEvent) } }
  }
}

extension EngineRecord {
  /// What has happened, on the board.
  fileprivate var boardEvent: Board.Event {
    switch event {
    case .board(let event): event
    }
  }
}
