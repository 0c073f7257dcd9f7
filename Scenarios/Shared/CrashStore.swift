import WorkflowEngine

/// A store that survives a crash of its engine and can be opened again.
protocol CrashStore: Sendable {
  /// Opens a journal on the stored records.
  func open() throws -> any Journal<EngineModel>

  /// Stops the open journal: durable records stay, and the journal does nothing more.
  ///
  /// - Parameter draw: Chooses how many unsynced writes survive.
  /// - Returns: The progress of the journal with its batch, if known.
  func crash(keeping draw: (ClosedRange<Int>) -> Int) -> CrashPoint?
}
