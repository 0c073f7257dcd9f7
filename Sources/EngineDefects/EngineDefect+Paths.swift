import WorkflowEngine

/// Defects planted on path locks.
extension EngineDefect {
  /// Two tasks see their paths free, and both take them.
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

  /// No task can use the paths of a failed task any more.
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

  /// A task waits for a path that nobody holds.
  package static let lostUnpark = EngineDefect(
    "lost-unpark",
    "Paths that a success releases wake no waiting task",
    caughtBy: ["G9", "G18"]
  ) {
    $0.discipline = AlterConsequences {
      $0 is Complete
    } alter: { cause, _, following in
      if case .pathsReleased = cause { [] } else { following }
    }
  }

  /// Another task uses the paths of a task between its attempts.
  package static let locksReleasedOnRetry = EngineDefect(
    "locks-released-on-retry",
    "A task that is retried releases its paths in between",
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
