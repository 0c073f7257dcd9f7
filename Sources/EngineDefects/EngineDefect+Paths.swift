import WorkflowEngine

/// Defects planted on who holds which path.
extension EngineDefect {
  /// Two tasks find their paths free, and both take them.
  package static let lockCheckThenSet = EngineDefect(
    "lock-check-then-set",
    "A start checks its paths in one step and takes them in the next",
    kernel: "BK-M9",
    caughtBy: ["G4", "G18"]
  ) {
    $0.discipline = PartLater {
      $0 is Dispatch
    } isPart: { event in
      if case .pathsLocked = event { true } else { false }
    }
  }

  /// Nobody can work any more where a task has failed.
  package static let lockLeakOnFailure = EngineDefect(
    "lock-leak-on-failure",
    "A task that fails keeps its paths",
    kernel: "BK-M9",
    caughtBy: ["G18"]
  ) {
    $0.discipline = EditEvents {
      $0 is Fail
    } edit: { event in
      if case .pathsReleased = event { [] } else { [event] }
    }
  }

  /// A task that was turned away waits for a path that nobody holds.
  package static let lostUnpark = EngineDefect(
    "lost-unpark",
    "The paths that a success gives back wake nobody",
    caughtBy: ["G9", "G18"]
  ) {
    $0.discipline = AlterConsequences {
      $0 is Complete
    } alter: { cause, _, following in
      if case .pathsReleased = cause { [] } else { following }
    }
  }

  /// A task that is tried again finds somebody else in its folder, half-way.
  package static let locksReleasedOnRetry = EngineDefect(
    "locks-released-on-retry",
    "A task that fails and is tried again gives its paths back in between",
    caughtBy: []
  ) {
    $0.discipline = AlterConsequences {
      $0 is Fail
    } alter: { cause, board, following in
      guard case .taskRetried(let task, _, _) = cause, board.tasks[task.rawValue].holdsPaths else {
        return following
      }
      return [.pathsReleased(task)] + following
    }
  }

  static let paths: [EngineDefect] = [
    lockCheckThenSet, lockLeakOnFailure, lostUnpark, locksReleasedOnRetry,
  ]
}
