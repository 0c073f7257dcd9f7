/// The kinds of journals that the contract is tried on.
enum StoreKind: CaseIterable, Sendable {
  case memory, database, remote

  /// Makes a store that has nothing.
  func make() throws -> any TestedStore {
    switch self {
    case .memory: MemoryStore()
    case .database: try DatabaseStore()
    case .remote: RemoteStore()
    }
  }
}
