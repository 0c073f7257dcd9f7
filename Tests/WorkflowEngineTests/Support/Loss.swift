import FaultyDisk

/// What a power loss does to unsynced writes.
enum Loss: CaseIterable, Sendable {
  case all, none, reordered, torn

  var way: faulty_loss {
    switch self {
    case .all: FAULTY_LOSE_ALL
    case .none: FAULTY_KEEP_ALL
    case .reordered: FAULTY_REORDER
    case .torn: FAULTY_TEAR
    }
  }
}
