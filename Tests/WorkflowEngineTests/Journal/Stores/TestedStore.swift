@testable import WorkflowEngine

/// The storage of one kind of journal, for the contract tests.
///
/// For a new kind of journal, add a conforming type and a case to ``StoreKind``. Opening may
/// suspend, so that a store on another machine can load its content.
protocol TestedStore: Sendable {
  /// Opens a journal on the store; at most one journal is open at a time.
  ///
  ///   - Parameter room: The capacity before it fails, in the store's own unit; `nil` for no limit.
  /// - Returns: The journal.
  /// - Throws: If it cannot be opened.
  func open(room: Int?) async throws -> any Journal<EngineModel>

  /// Closes the journal as the end of a process would; acknowledged transactions must survive.
  func leave() async
}

extension TestedStore {
  /// Opens a journal without a limit.
  func open() async throws -> any Journal<EngineModel> { try await open(room: nil) }
}
