import WorkflowEngine

/// Defects planted on the effect of a run's status, or of the order of its tasks, on starts.
extension EngineDefect {
  /// A task that was planned before a pause or an abort starts after it.
  ///
  /// Plans still check the run's status, unlike with `pause-gate-off` and `abort-gate-off`.
  package static let planNotRechecked = EngineDefect(
    "plan-not-rechecked",
    "A start does not check the run's status, because the plan did",
    kernel: "BK-M2",
    caughtBy: ["G3"]
  ) {
    var rules = $0.startRules
    rules.remove(.runPaused)
    rules.remove(.runAborted)
    let checked = rules
    $0.discipline = DispatchInstead { try Dispatch($0.target, rules: checked).decide($1) }
  }

  /// A paused run continues.
  package static let pauseDropped = EngineDefect(
    "pause-dropped",
    "A pause is accepted but changes nothing",
    caughtBy: [],
    isRare: true
  ) { $0.discipline = EditEvents(applies: { $0 is Pause }, edit: { _ in [] }) }

  /// The success of a task ends the pause or the abort of its run.
  package static let rollupIgnoresOperator = EngineDefect(
    "rollup-ignores-operator",
    "The roll-up after a success overwrites a pause or an abort",
    kernel: "BK-M10",
    caughtBy: ["G1", "G10"]
  ) {
    $0.discipline = AlterConsequences {
      $0 is Complete
    } alter: { cause, board, following in
      guard case .taskSucceeded(let task, _) = cause,
        let run = try? board.run(board.task(task).run),
        run.status == .paused || run.status == .aborted
      else { return following }
      let status = run.computedStatus
      return following
        + [.runStatusChanged(run.id, from: run.status, to: status, cause: .rollUp)]
    }
  }

  /// A run gets the status of another run.
  package static let rollupMisfiled = EngineDefect(
    "rollup-misfiled",
    "The roll-up after a success is recorded for the first run",
    caughtBy: ["G1", "G10"]
  ) {
    $0.discipline = EditEvents {
      $0 is Complete
    } edit: { event in
      guard case .runStatusChanged(_, let from, let to, let cause) = event else { return [event] }
      return [.runStatusChanged(RunID(rawValue: 0), from: from, to: to, cause: cause)]
    }
  }

  /// One task that waits for its approval delays all others.
  package static let headOfLineBlock = EngineDefect(
    "head-of-line-block",
    "The next start checks only the first unstarted task, ready or not",
    kernel: "BK-M13",
    caughtBy: []
  ) {
    let rules = $0.startRules
    $0.discipline = DispatchInstead { dispatch, state in
      guard case .next(let run) = dispatch.target,
        let first = try state.board.run(run).tasks.first(where: { task in
          try state.board.task(task).status.isStartable
        })
      else { return try dispatch.decide(state) }
      return try Dispatch(.task(first), rules: rules).decide(state)
    }
  }

  static let runControl: [EngineDefect] = [
    planNotRechecked, pauseDropped, rollupIgnoresOperator, rollupMisfiled, headOfLineBlock,
  ]
}
