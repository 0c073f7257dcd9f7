@testable import WorkflowEngine

/// Where journals of one kind keep what they have: what the contract of journals is tried on.
///
/// A new kind of journal conforms with a type of its own and is added to ``StoreKind``. Opening may
/// suspend, so that a store on another machine can load what it has.
protocol TestedStore: Sendable {
  /// Opens a journal on what the store has; nobody else has it open.
  ///
  /// - Parameter room: How much it can take before it fails, in the store's own measure; `nil` for no
  ///   limit.
  /// - Returns: The journal.
  /// - Throws: When it cannot be opened.
  func open(room: Int?) async throws -> any Journal<EngineModel>

  /// Lets go of what is open, as the end of a process would; what was acknowledged must still be there.
  func leave() async
}

extension TestedStore {
  /// Opens a journal without a limit.
  func open() async throws -> any Journal<EngineModel> { try await open(room: nil) }
}
