extension WorkflowEngine {
  /// Creates an empty run.
  ///
  /// - Returns: The run's name.
  /// - Throws: ``BoardError/limitReached(_:limit:)`` or a ``LedgerError``.
  public func createRun() async throws -> RunID { try await perform(CreateRun()) }

  /// Adds a task to a run; with a key, only when the run has none of that key.
  ///
  /// When there is a task of the key, it is the answer, whatever else is asked for here; so a creator
  /// that does not know whether it was heard may ask again.
  ///
  /// - Parameters:
  ///   - run: The run, which must be neither aborted nor have succeeded.
  ///   - dependencies: The tasks of the run that must be done before this one starts.
  ///   - requiresApproval: Whether somebody must approve it before it starts.
  ///   - reapprove: Whether a rerun or a reopening needs an approval of its own; otherwise it keeps
  ///     the first.
  ///   - needs: The artifacts that its dependencies must hand off before it starts; the producer of
  ///     each must be one of `dependencies`.
  ///   - paths: The paths of a workspace that it holds while it is under way, such as `src/app`. Two
  ///     tasks whose paths are the same, or one above the other, are never under way at once.
  ///   - retry: Which of its failures are tried again by themselves.
  ///   - key: Names it among the tasks of its run that are not archived.
  /// - Returns: The task's name, and whether it is new.
  /// - Throws: A ``BoardError`` when something that is named does not exist or does not fit, or the
  ///   run takes no more tasks; or a ``LedgerError``.
  /// - Complexity: O(*n*), where *n* is the number of dependencies, needs and paths.
  @discardableResult
  public func create(
    in run: RunID,
    after dependencies: [TaskID] = [],
    requiresApproval: Bool = false,
    reapprove: Bool = false,
    needs: [ArtifactNeed] = [],
    paths: [String] = [],
    retry: RetryPolicy = .never,
    key: String? = nil
  ) async throws -> CreateReply {
    try await perform(
      CreateTask(
        TaskDraft(
          run: run,
          dependencies: dependencies,
          requiresApproval: requiresApproval,
          reapprove: reapprove,
          needs: needs,
          paths: paths,
          retry: retry,
          key: key
        )
      )
    )
  }

  /// Adds a task without a key, needs, paths or retries to a run.
  ///
  /// - Parameters:
  ///   - run: The run, which must be neither aborted nor have succeeded.
  ///   - dependencies: The tasks of the run that must be done before this one starts.
  ///   - requiresApproval: Whether somebody must approve it before it starts.
  ///   - reapprove: Whether a rerun or a reopening needs an approval of its own; otherwise it keeps
  ///     the first.
  /// - Returns: The task's name; the task is always a new one.
  /// - Throws: A ``BoardError`` when a dependency does not exist or does not fit, or the run takes no
  ///   more tasks; or a ``LedgerError``.
  /// - Complexity: O(*n*), where *n* is the number of dependencies.
  public func createTask(
    in run: RunID,
    after dependencies: [TaskID] = [],
    requiresApproval: Bool = false,
    reapprove: Bool = false
  ) async throws -> TaskID {
    try await create(
      in: run,
      after: dependencies,
      requiresApproval: requiresApproval,
      reapprove: reapprove
    ).task
  }

  /// Starts the first task of a run that may start, in order of creation.
  ///
  /// The claim stands until the attempt ends, or, with leases, until one runs out and is reclaimed.
  ///
  /// - Parameters:
  ///   - run: The run.
  ///   - by: Who claims it; for the records alone, the token is what counts.
  /// - Returns: The task and the attempt, or why nothing was started.
  /// - Throws: ``BoardError/unknownRun(_:)``, ``BoardError/limitReached(_:limit:)`` or a
  ///   ``LedgerError``.
  /// - Complexity: O(*n*), where *n* is the number of ready tasks before it whose paths are held.
  public func dispatchNext(in run: RunID, by: String = "") async throws -> DispatchReply {
    try await perform(start(.next(run), by: by))
  }

  /// Starts a named task.
  ///
  /// - Parameters:
  ///   - task: The task.
  ///   - by: Who claims it; for the records alone, the token is what counts.
  /// - Returns: The task and the attempt, or the first gate that is closed; that is on record.
  /// - Throws: ``BoardError/unknownTask(_:)``, ``BoardError/limitReached(_:limit:)`` or a
  ///   ``LedgerError``.
  public func dispatch(_ task: TaskID, by: String = "") async throws -> DispatchReply {
    try await perform(start(.task(task), by: by))
  }

  /// The command that starts something now.
  func start(_ target: Dispatch.Target, by: String) -> Dispatch {
    Dispatch(
      target,
      by: by,
      leasedUntil: leaseFromNow(),
      limit: configuration.dispatchLimit,
      rules: configuration.startRules
    )
  }

  /// Plans the starts of a run; changes nothing and holds nothing.
  ///
  /// - Parameters:
  ///   - run: The run.
  ///   - limit: How many tasks to name at most of those that are ready, and of those that wait; at
  ///     least 0.
  /// - Returns: The plan as of now, in order of creation.
  /// - Throws: ``BoardError/unknownRun(_:)``.
  /// - Complexity: O(*limit*), not the number of tasks.
  public func plan(_ run: RunID, limit: Int) async throws -> DispatchPlan {
    let rules = configuration.startRules
    let cap = configuration.dispatchLimit
    return try await read { try $0.board.plan(run, limit: limit, rules: rules, cap: cap) }
  }

  /// Approves or rejects a task: the first decision of an approval round stands.
  ///
  /// A decision may come before the task is ready otherwise.
  ///
  /// - Parameters:
  ///   - verdict: What the approver says.
  ///   - task: The task.
  ///   - by: Who decides.
  ///   - comment: Why.
  /// - Returns: The decision that stands, and whether it is this one. That it is another, or that
  ///   there is nothing to decide, is on record.
  /// - Throws: ``BoardError/unknownTask(_:)``, ``BoardError/limitReached(_:limit:)`` or a
  ///   ``LedgerError``.
  public func decide(
    _ verdict: ApprovalVerdict,
    on task: TaskID,
    by: String,
    comment: String = ""
  ) async throws -> DecisionReply {
    let rules = configuration.decisionRules
    return try await perform(Decide(task, verdict, by: by, comment: comment, rules: rules))
  }

  /// Resets tasks of a run that failed or were cancelled, so that they can start again; all of them,
  /// or none.
  ///
  /// No attempt of the run may be under way, and a failed task that a selected one depends on must be
  /// selected too.
  ///
  /// - Parameters:
  ///   - tasks: The tasks to reset, in any order; one that is named twice counts once.
  ///   - run: The run.
  ///   - by: Who asks.
  ///   - reason: Why.
  /// - Returns: The plan for these tasks, or why nothing was reset.
  /// - Throws: ``BoardError/unknownRun(_:)``, ``BoardError/limitReached(_:limit:)`` or a
  ///   ``LedgerError``.
  /// - Complexity: O(*n* log *n*), where *n* is the number of selected tasks and their links.
  public func rerun(
    _ tasks: [TaskID],
    in run: RunID,
    by: String,
    reason: String
  ) async throws -> RerunReply {
    try await perform(
      PartialRerun(
        run,
        tasks,
        note: RerunNote(by: by, reason: reason, at: now()),
        rules: configuration.rerunRules,
        startRules: configuration.startRules,
        limit: configuration.dispatchLimit
      )
    )
  }
}
