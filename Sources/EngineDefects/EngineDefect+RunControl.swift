import WorkflowEngine

/// Defects in what the status of a run, or the order of its tasks, means for starts.
extension EngineDefect {
  /// A task that was planned before a pause or an abort starts after it.
  ///
  /// Plans still honor both, unlike those of `pause-gate-off` and `abort-gate-off`.
  package static let planNotRechecked = EngineDefect(
    "plan-not-rechecked",
    "A start leaves it to the plan to look at the run",
    kernel: "BK-M2",
    caughtBy: ["G3"]
  ) {
    var rules = $0.startRules
    rules.remove(.runPaused)
    rules.remove(.runAborted)
    let checked = rules
    $0.discipline = DispatchInstead { try Dispatch($0.target, rules: checked).decide($1) }
  }

  /// A run goes on that was paused.
  package static let pauseDropped = EngineDefect(
    "pause-dropped",
    "A pause is accepted and changes nothing",
    caughtBy: []
  ) { $0.discipline = EditEvents(applies: { $0 is Pause }, edit: { _ in [] }) }

  /// The success of a task ends the pause or the abort of its run.
  package static let rollupIgnoresOperator = EngineDefect(
    "rollup-ignores-operator",
    "What the success of a task makes of its run does not ask what the operator made of it",
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

  /// A run takes the status of another.
  package static let rollupMisfiled = EngineDefect(
    "rollup-misfiled",
    "What the success of a task makes of its run is filed under the first run",
    caughtBy: ["G1", "G10"]
  ) {
    $0.discipline = EditEvents {
      $0 is Complete
    } edit: { event in
      guard case .runStatusChanged(_, let from, let to, let cause) = event else { return [event] }
      return [.runStatusChanged(RunID(rawValue: 0), from: from, to: to, cause: cause)]
    }
  }

  /// One task that waits for its approval keeps all others waiting.
  package static let headOfLineBlock = EngineDefect(
    "head-of-line-block",
    "The next start looks only at the first task that is not started, ready or not",
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
