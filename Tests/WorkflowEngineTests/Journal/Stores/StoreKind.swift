/// The kinds of journals that the contract tests cover.
enum StoreKind: CaseIterable, Sendable {
  case memory, database, remote

  /// Makes an empty store.
  func make() throws -> any TestedStore {
    switch self {
    case .memory: MemoryStore()
    case .database: try DatabaseStore()
    case .remote: RemoteStore()
    }
  }
}
