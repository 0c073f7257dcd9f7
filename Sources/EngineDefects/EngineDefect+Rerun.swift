import WorkflowEngine

/// Defects planted on `PartialRerun`.
extension EngineDefect {
  /// One failure is rerun twice, or a task is reset during its new attempt.
  package static let rerunCheckThenAct = EngineDefect(
    "rerun-check-then-act",
    "A rerun is decided in one step and applied in the next",
    kernel: "BK-M14",
    caughtBy: ["G1", "G4", "G5", "G9"]
  ) { $0.discipline = DecideOnStaleState { $0 is PartialRerun } }

  /// Another rerun sees a half-done rerun and resets the same tasks.
  package static let rerunTorn = EngineDefect(
    "rerun-torn",
    "A rerun resets each task in a separate transaction",
    caughtBy: ["G1", "G4", "G5", "G9"]
  ) { $0.discipline = Torn { $0 is PartialRerun } }

  /// One rerun resets each task twice; counters and events still agree.
  package static let rerunResetsTwice = EngineDefect(
    "rerun-resets-twice",
    "A rerun resets every task twice",
    caughtBy: ["G1", "G5"],
    isRare: true
  ) {
    $0.discipline = EditEvents {
      $0 is PartialRerun
    } edit: { event in
      if case .taskReset = event { [event, event] } else { [event] }
    }
  }

  static let rerun: [EngineDefect] = [rerunCheckThenAct, rerunTorn, rerunResetsTwice]
}
