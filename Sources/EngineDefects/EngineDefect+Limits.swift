import WorkflowEngine

/// Defects planted on how many attempts may be under way.
extension EngineDefect {
  /// Several runs together have more under way than the cap allows.
  package static let capCountedPerRun = EngineDefect(
    "cap-counted-per-run",
    "A start counts the attempts of its own run against the cap",
    kernel: "BK-H12",
    caughtBy: []
  ) {
    $0.discipline = DecideOnEditedState {
      $0 is Dispatch
    } edit: { board, _, command in
      switch (command as? Dispatch)?.target {
      case .next(let run): board.activeCount = (try? board.run(run).activeCount) ?? 0
      case .task(let task):
        guard let run = try? board.task(task).run else { return }
        board.activeCount = (try? board.run(run).activeCount) ?? 0
      case nil: break
      }
    }
  }

  /// Two dispatchers take the last slot.
  package static let capCheckThenSet = EngineDefect(
    "cap-check-then-set",
    "A start is held against the count of attempts that it saw one step before",
    kernel: "BK-H12",
    caughtBy: []
  ) {
    $0.discipline = DecideOnEditedState {
      $0 is Dispatch
    } edit: { board, seen, _ in
      board.activeCount = seen.activeCount
    }
  }

  /// Half of the cap is never used.
  package static let capCountedTwice = EngineDefect(
    "cap-counted-twice",
    "Every attempt counts twice against the cap",
    kernel: "BK-H12",
    caughtBy: []
  ) {
    $0.startRules.replace(.dispatchLimitReached) { subject, _ in
      2 * subject.activeCount < subject.limit
    }
  }

  /// With every failure there is room for one less.
  package static let capSlotLeaked = EngineDefect(
    "cap-slot-leaked",
    "A task that has failed counts against the cap for ever",
    kernel: "BK-H12",
    caughtBy: ["G6"]
  ) {
    $0.discipline = DecideOnEditedState {
      $0 is Dispatch
    } edit: { board, _, _ in
      board.activeCount += board.tasks.count { $0.audit.lastFailure != nil }
    }
  }

  static let limits: [EngineDefect] = [
    capCountedPerRun, capCheckThenSet, capCountedTwice, capSlotLeaked,
  ]
}
