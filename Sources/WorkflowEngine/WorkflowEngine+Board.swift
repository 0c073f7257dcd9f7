extension WorkflowEngine {
  /// Creates an empty run.
  ///
  /// - Returns: The run's identifier.
  /// - Throws: ``BoardError/limitReached(_:limit:)`` or a ``LedgerError``.
  public func createRun() async throws -> RunID { try await perform(CreateRun()) }

  /// Adds a task to a run; with a key, only if the run has no task with that key yet.
  ///
  /// If the run has a task with the key, the reply names that task, and all other arguments are
  /// ignored. So a caller that did not get a reply can repeat the call.
  ///
  /// - Parameters:
  ///   - run: The run, which must be neither aborted nor have succeeded.
  ///   - dependencies: The tasks of the run that must be done before this task starts.
  ///   - requiresApproval: Whether the task needs an approval before it starts.
  ///   - reapprove: Whether each rerun or reopening needs a new approval; otherwise the first one
  ///     stays valid.
  ///   - needs: The artifacts that its dependencies must hand off before it starts; each producer
  ///     must be one of `dependencies`.
  ///   - paths: The workspace paths that the task holds while it is under way, such as `src/app`.
  ///     Two tasks never run at once if a path of one equals or contains a path of the other.
  ///   - retry: Which failures are retried automatically.
  ///   - key: A name that is unique among the tasks of the run that are not archived.
  /// - Returns: The task's identifier, and whether the task is new.
  /// - Throws: A ``BoardError`` if an argument names something that does not exist or does not fit,
  ///   or if the run accepts no more tasks; or a ``LedgerError``.
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
  ///   - dependencies: The tasks of the run that must be done before this task starts.
  ///   - requiresApproval: Whether the task needs an approval before it starts.
  ///   - reapprove: Whether each rerun or reopening needs a new approval; otherwise the first one
  ///     stays valid.
  /// - Returns: The task's identifier; the task is always new.
  /// - Throws: A ``BoardError`` if a dependency does not exist or does not fit, or if the run
  ///   accepts no more tasks; or a ``LedgerError``.
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
  /// The claim lasts until the attempt ends, or, with leases, until its lease expires and is
  /// reclaimed.
  ///
  /// - Parameters:
  ///   - run: The run.
  ///   - by: Who claims it. This is only recorded; the token proves the claim.
  /// - Returns: The task and the attempt, or why nothing started.
  /// - Throws: ``BoardError/unknownRun(_:)``, ``BoardError/limitReached(_:limit:)`` or a
  ///   ``LedgerError``.
  /// - Complexity: O(*n*), where *n* is the number of earlier ready tasks whose paths are held.
  public func dispatchNext(in run: RunID, by: String = "") async throws -> DispatchReply {
    try await perform(start(.next(run), by: by))
  }

  /// Starts a named task.
  ///
  /// - Parameters:
  ///   - task: The task.
  ///   - by: Who claims it. This is only recorded; the token proves the claim.
  /// - Returns: The task and the attempt, or the first closed gate; that refusal is recorded.
  /// - Throws: ``BoardError/unknownTask(_:)``, ``BoardError/limitReached(_:limit:)`` or a
  ///   ``LedgerError``.
  public func dispatch(_ task: TaskID, by: String = "") async throws -> DispatchReply {
    try await perform(start(.task(task), by: by))
  }

  /// Makes a command that starts a task now.
  func start(_ target: Dispatch.Target, by: String) -> Dispatch {
    Dispatch(
      target,
      by: by,
      leasedUntil: leaseFromNow(),
      limit: configuration.dispatchLimit,
      rules: configuration.startRules
    )
  }

  /// Plans the starts of a run; changes nothing and reserves nothing.
  ///
  /// - Parameters:
  ///   - run: The run.
  ///   - limit: The maximum number of ready tasks and of waiting tasks to list; at least 0.
  /// - Returns: The current plan, in order of creation.
  /// - Throws: ``BoardError/unknownRun(_:)``.
  /// - Complexity: O(*limit*), not the number of tasks.
  public func plan(_ run: RunID, limit: Int) async throws -> DispatchPlan {
    let rules = configuration.startRules
    let cap = configuration.dispatchLimit
    return try await read { try $0.board.plan(run, limit: limit, rules: rules, cap: cap) }
  }

  /// Approves or rejects a task: the first decision of an approval round is final.
  ///
  /// A decision is possible before the other gates of the task are open.
  ///
  /// - Parameters:
  ///   - verdict: The decision.
  ///   - task: The task.
  ///   - by: Who decides.
  ///   - comment: The reason.
  /// - Returns: The final decision, and whether it is this one. A refused decision is recorded.
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

  /// Resets failed or cancelled tasks of a run so that they can start again: all of them, or none.
  ///
  /// No attempt of the run may be under way. If a selected task depends on a failed task, that task
  /// must be selected too.
  ///
  /// - Parameters:
  ///   - tasks: The tasks to reset, in any order; duplicates count once.
  ///   - run: The run.
  ///   - by: Who asks.
  ///   - reason: The reason.
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
