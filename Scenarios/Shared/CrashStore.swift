import WorkflowEngine

/// What is left of an engine when it stops in the middle: it can be opened again.
protocol CrashStore: Sendable {
  /// Opens a journal on what is there.
  func open() throws -> any Journal<EngineModel>

  /// Stops the journal that is open: what it has made durable stays, and it does nothing any more.
  ///
  /// - Parameter draw: Chooses how much stays of what was written and not yet made durable.
  /// - Returns: How far the journal was with its batch, where that can be told.
  func crash(keeping draw: (ClosedRange<Int>) -> Int) -> CrashPoint?
}
