import WorkflowEngine

extension EngineSystem {
  /// The events on record, in order.
  var events: [Board.Event] {
    get throws {
      try engine.records().map { record in
        switch record.event {
        case .board(let event): event
        }
      }
    }
  }
}
