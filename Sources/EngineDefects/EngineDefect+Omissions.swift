import WorkflowEngine

/// Defects that omit an effect.
extension EngineDefect {
  /// A runner's acknowledgement has no effect.
  package static let acknowledgementDropped = EngineDefect(
    "acknowledgement-dropped",
    "An acknowledgement is accepted but changes nothing",
    caughtBy: [],
    isRare: true
  ) { $0.discipline = EditEvents(applies: { $0 is Acknowledge }, edit: { _ in [] }) }

  /// An approval has no effect.
  package static let decisionDropped = EngineDefect(
    "decision-dropped",
    "A decision is accepted but changes nothing",
    caughtBy: [],
    isRare: true
  ) { $0.discipline = EditEvents(applies: { $0 is Decide }, edit: { _ in [] }) }

  /// A run keeps its status although its tasks have started.
  ///
  /// The roll-up of an acknowledgement would correct it, so it is removed too.
  package static let dispatchRollUpDropped = EngineDefect(
    "dispatch-rollup-dropped",
    "The start of a task does not update its run's status",
    caughtBy: ["G10"]
  ) {
    $0.discipline = EditEvents(
      applies: { $0 is Dispatch || $0 is Acknowledge },
      edit: withoutRollUp
    )
  }

  /// A run keeps its status although a task has failed.
  package static let failureRollUpDropped = EngineDefect(
    "failure-rollup-dropped",
    "The failure of a task does not update its run's status",
    caughtBy: ["G10"]
  ) { $0.discipline = EditEvents(applies: { $0 is Fail }, edit: withoutRollUp) }

  /// A rerun happens but is not recorded.
  package static let rerunNotRecorded = EngineDefect(
    "rerun-not-recorded",
    "A rerun changes the state but records nothing",
    caughtBy: ["G1", "G4", "G5", "G7", "G9", "G12", "G13"],
    isRare: true
  ) { $0.discipline = Unrecorded { $0 is PartialRerun } }

  private static let withoutRollUp: @Sendable (Board.Event) -> [Board.Event] = { event in
    if case .runStatusChanged = event { [] } else { [event] }
  }

  static let omissions: [EngineDefect] = [
    acknowledgementDropped, decisionDropped, dispatchRollUpDropped, failureRollUpDropped,
    rerunNotRecorded,
  ]
}
