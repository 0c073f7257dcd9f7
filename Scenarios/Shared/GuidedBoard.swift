import WorkflowEngine

/// A board on which clients make calls that fit its state.
struct GuidedBoard: EngineSystem {
  let performer: OperationPerformer

  /// A seed for each client of each round.
  let seeds: [[UInt64]]

  var engine: WorkflowEngine { performer.engine }
}
