extension WorkflowEngine {
  /// Creates an empty run.
  ///
  /// - Returns: The run's name.
  /// - Throws: ``BoardError/limitReached(_:limit:)`` or a ``LedgerError``.
  public func createRun() async throws -> RunID { try await perform(CreateRun()) }

  /// Adds a task to a run.
  ///
  /// - Parameters:
  ///   - run: The run.
  ///   - dependencies: The tasks of the run that must succeed before this one starts.
  ///   - requiresApproval: Whether somebody must approve it before it starts.
  ///   - reapprove: Whether a rerun needs an approval of its own; otherwise it keeps the first.
  /// - Returns: The task's name.
  /// - Throws: A ``BoardError``, also when the run takes no more tasks, or a ``LedgerError``.
  public func createTask(
    in run: RunID,
    after dependencies: [TaskID] = [],
    requiresApproval: Bool = false,
    reapprove: Bool = false
  ) async throws -> TaskID {
    try await perform(
      CreateTask(
        run: run,
        dependencies: dependencies,
        requiresApproval: requiresApproval,
        reapprove: reapprove
      )
    )
  }

  /// Starts the first ready task of a run.
  ///
  /// - Parameter run: The run.
  /// - Returns: The attempt, or why nothing was started.
  /// - Throws: ``BoardError/unknownRun(_:)`` or a ``LedgerError``.
  public func dispatchNext(in run: RunID) async throws -> Dispatch.Reply {
    try await perform(Dispatch(.next(run), rules: configuration.startRules))
  }

  /// Starts a named task.
  ///
  /// - Parameter task: The task.
  /// - Returns: The attempt, or why it was not started.
  /// - Throws: ``BoardError/unknownTask(_:)`` or a ``LedgerError``.
  public func dispatch(_ task: TaskID) async throws -> Dispatch.Reply {
    try await perform(Dispatch(.task(task), rules: configuration.startRules))
  }

  /// Plans the starts of a run; changes nothing and holds nothing.
  ///
  /// - Parameters:
  ///   - run: The run.
  ///   - limit: How many tasks to name at most of those that are ready, and of those that wait.
  /// - Returns: The plan as of now.
  /// - Throws: ``BoardError/unknownRun(_:)``.
  /// - Complexity: O(*limit*), not the number of tasks.
  public func plan(_ run: RunID, limit: Int) async throws -> DispatchPlan {
    let rules = configuration.startRules
    return try await read { try $0.board.plan(run, limit: limit, rules: rules) }
  }

  /// Approves or rejects a task.
  ///
  /// - Parameters:
  ///   - verdict: What the approver says.
  ///   - task: The task.
  ///   - by: Who decides.
  ///   - comment: Why.
  /// - Returns: The decision that stands, and whether it is this one.
  /// - Throws: A ``BoardError`` or a ``LedgerError``.
  public func decide(
    _ verdict: ApprovalVerdict,
    on task: TaskID,
    by: String,
    comment: String = ""
  ) async throws -> Decide.Reply {
    let rules = configuration.decisionRules
    return try await perform(Decide(task, verdict, by: by, comment: comment, rules: rules))
  }

  /// Resets failed tasks of a run so that they can start again; all of them, or none.
  ///
  /// - Parameters:
  ///   - tasks: The tasks to reset.
  ///   - run: The run.
  ///   - by: Who asks.
  ///   - reason: Why.
  /// - Returns: The plan for these tasks, or why nothing was reset.
  /// - Throws: ``BoardError/unknownRun(_:)``, ``BoardError/limitReached(_:limit:)`` or a
  ///   ``LedgerError``.
  public func rerun(
    _ tasks: [TaskID],
    in run: RunID,
    by: String,
    reason: String
  ) async throws -> PartialRerun.Reply {
    try await perform(
      PartialRerun(
        run,
        tasks,
        note: RerunNote(by: by, reason: reason, at: now()),
        rules: configuration.rerunRules,
        startRules: configuration.startRules
      )
    )
  }

  /// Holds a run: nothing starts in it until it is resumed.
  ///
  /// - Parameter run: The run.
  /// - Returns: Whether the run is paused by this.
  /// - Throws: ``BoardError/unknownRun(_:)`` or a ``LedgerError``.
  public func pause(_ run: RunID) async throws -> RunControlReply { try await perform(Pause(run)) }

  /// Lets a paused run go on.
  ///
  /// - Parameter run: The run.
  /// - Returns: The status that the run has now, or why it cannot be resumed.
  /// - Throws: ``BoardError/unknownRun(_:)`` or a ``LedgerError``.
  public func resume(_ run: RunID) async throws -> RunControlReply {
    try await perform(Resume(run))
  }

  /// Gives a run up for good.
  ///
  /// - Parameter run: The run.
  /// - Returns: Whether the run is aborted by this.
  /// - Throws: ``BoardError/unknownRun(_:)`` or a ``LedgerError``.
  public func abort(_ run: RunID) async throws -> RunControlReply { try await perform(Abort(run)) }
}
