import WorkflowEngine

extension EngineSystem {
  /// The events of the board on record, in order.
  var events: [Board.Event] {
    get throws { try engine.records().compactMap(\.boardEvent) }
  }

  /// The events of the board on record, each with the number of its transaction, in order.
  var transactions: [(transaction: Int, event: Board.Event)] {
    get throws {
      try engine.records().compactMap { record in
        record.boardEvent.map { (record.transaction, $0) }
      }
    }
  }
}

extension EngineRecord {
  /// What has happened on the board, if it was there.
  fileprivate var boardEvent: Board.Event? {
    switch event {
    case .board(let event): event
    case .outbox: nil
    }
  }
}
