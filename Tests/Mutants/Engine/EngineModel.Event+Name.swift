extension EngineModel.Event {
  /// The name of the event's case, as in the text of a mutant.
  var name: String {
    switch self {
    case .board(let event): event.name
    case .outbox(.leased): "leased"
    case .outbox(.leaseRunOut): "leaseRunOut"
    case .outbox(.delivered): "delivered"
    case .outbox(.leaseReturned): "leaseReturned"
    }
  }
}
