import WorkflowEngine

extension EngineSystem {
  /// The recorded events of the board, in order.
  var events: [Board.Event] {
    get throws { try engine.records().compactMap(\.boardEvent) }
  }

  /// The recorded events of the board in order, each with its transaction number.
  var transactions: [(transaction: Int, event: Board.Event)] {
    get throws {
      try engine.records().compactMap { record in
        record.boardEvent.map { (record.transaction, $0) }
      }
    }
  }
}

extension EngineRecord {
  /// The event if it is one of the board.
  fileprivate var boardEvent: Board.Event? {
    switch event {
    case .board(let event): event
    case .outbox: nil
    }
  }
}
