import WorkflowEngine

/// Defects planted on the reply to the loser of a race.
extension EngineDefect {
  /// The loser of a race for a task gets an error instead of a refusal.
  package static let lostDispatchThrows = EngineDefect(
    "lost-dispatch-throws",
    "A start that comes too late throws",
    caughtBy: [],
    isRare: true
  ) {
    $0.discipline = ThrowWhenRefused { reply in
      guard case .refused(.notDispatchableState)? = reply as? DispatchReply else { return nil }
      return .notDispatchableState
    }
  }

  /// The loser of a race for a rerun gets an error instead of a refusal.
  package static let lostRerunThrows = EngineDefect(
    "lost-rerun-throws",
    "A rerun that comes too late throws",
    caughtBy: [],
    isRare: true
  ) {
    $0.discipline = ThrowWhenRefused { reply in
      guard case .invalid(let reason)? = reply as? RerunReply else { return nil }
      return reason
    }
  }

  static let replies: [EngineDefect] = [lostDispatchThrows, lostRerunThrows]
}
