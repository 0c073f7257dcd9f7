import WorkflowEngine

/// Defects planted on `Decide`.
extension EngineDefect {
  /// A task starts because of an approval that is recorded only after the start.
  package static let approvedBeforeRecorded = EngineDefect(
    "approved-before-recorded",
    "A decision opens the gate in one step and is recorded in the next",
    caughtBy: ["G1", "G3", "G6", "G12"]
  ) { $0.discipline = RecordedLater { $0 is Decide } }

  /// Two approvers both decide.
  package static let decisionCheckThenAct = EngineDefect(
    "decision-check-then-act",
    "A decision is checked in one step and made in the next",
    kernel: "BK-M6",
    caughtBy: ["G1"]
  ) { $0.discipline = DecideOnStaleState { $0 is Decide } }

  /// The last approver wins.
  package static let decisionLastWriteWins = EngineDefect(
    "decision-last-write-wins",
    "A decision does not check for an earlier one",
    kernel: "BK-M6",
    caughtBy: ["G1"]
  ) { $0.decisionRules.remove(.alreadyDecided) }

  /// A task starts again with the approval of an earlier attempt.
  package static let approvalCarriedOver = EngineDefect(
    "approval-carried-over",
    "A rerun keeps the approval of a task that requires a new one",
    kernel: "BK-M7",
    caughtBy: ["G3", "G13", "S1"]
  ) { $0.discipline = ApprovalsKept() }

  static let approval: [EngineDefect] = [
    approvalCarriedOver,
    approvedBeforeRecorded, decisionCheckThenAct, decisionLastWriteWins,
  ]
}
