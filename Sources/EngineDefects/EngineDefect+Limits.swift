import WorkflowEngine

/// Defects planted on the limit of attempts under way.
extension EngineDefect {
  /// Several runs together exceed the limit.
  package static let capCountedPerRun = EngineDefect(
    "cap-counted-per-run",
    "A start counts only the attempts of its own run against the limit",
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

  /// Two dispatchers take the last free slot.
  package static let capCheckThenSet = EngineDefect(
    "cap-check-then-set",
    "A start compares the limit with a count of attempts from one step before",
    kernel: "BK-H12",
    caughtBy: []
  ) {
    $0.discipline = DecideOnEditedState {
      $0 is Dispatch
    } edit: { board, seen, _ in
      board.activeCount = seen.activeCount
    }
  }

  /// Half of the limit is never used.
  package static let capCountedTwice = EngineDefect(
    "cap-counted-twice",
    "Every attempt counts twice against the limit",
    kernel: "BK-H12",
    caughtBy: []
  ) {
    $0.startRules.replace(.dispatchLimitReached) { subject, _ in
      2 * subject.activeCount < subject.limit
    }
  }

  /// Every failure permanently reduces the number of free slots.
  package static let capSlotLeaked = EngineDefect(
    "cap-slot-leaked",
    "A failed task counts against the limit forever",
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
