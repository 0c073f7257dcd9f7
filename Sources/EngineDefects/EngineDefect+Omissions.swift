import WorkflowEngine

/// Defects that leave something out.
extension EngineDefect {
  /// A runner's acknowledgement is accepted and forgotten.
  package static let acknowledgementDropped = EngineDefect(
    "acknowledgement-dropped",
    "An acknowledgement is accepted and changes nothing",
    caughtBy: []
  ) { $0.discipline = EditEvents(applies: { $0 is Acknowledge }, edit: { _ in [] }) }

  /// An approval is accepted and forgotten.
  package static let decisionDropped = EngineDefect(
    "decision-dropped",
    "A decision is accepted and changes nothing",
    caughtBy: []
  ) { $0.discipline = EditEvents(applies: { $0 is Decide }, edit: { _ in [] }) }

  /// A run does not notice that its tasks have started.
  ///
  /// The roll-up of an acknowledgement would make up for it, and is left out as well.
  package static let dispatchRollUpDropped = EngineDefect(
    "dispatch-rollup-dropped",
    "The start of a task does not reach its run",
    caughtBy: ["G10"]
  ) {
    $0.discipline = EditEvents(
      applies: { $0 is Dispatch || $0 is Acknowledge },
      edit: withoutRollUp
    )
  }

  /// A run does not notice that a task has failed.
  package static let failureRollUpDropped = EngineDefect(
    "failure-rollup-dropped",
    "The failure of a task does not reach its run",
    caughtBy: ["G10"]
  ) { $0.discipline = EditEvents(applies: { $0 is Fail }, edit: withoutRollUp) }

  /// A rerun happens and is not on record.
  package static let rerunNotRecorded = EngineDefect(
    "rerun-not-recorded",
    "A rerun changes the state and records nothing",
    caughtBy: ["G1", "G4", "G5", "G7", "G9", "G12"]
  ) { $0.discipline = Unrecorded { $0 is PartialRerun } }

  private static let withoutRollUp: @Sendable (Board.Event) -> [Board.Event] = { event in
    if case .runStatusChanged = event { [] } else { [event] }
  }

  static let omissions: [EngineDefect] = [
    acknowledgementDropped, decisionDropped, dispatchRollUpDropped, failureRollUpDropped,
    rerunNotRecorded,
  ]
}
