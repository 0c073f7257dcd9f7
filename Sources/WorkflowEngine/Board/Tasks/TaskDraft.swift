/// The description of a task before it has an identifier.
package struct TaskDraft: Sendable {
  let run: RunID
  let dependencies: [TaskID]
  let requiresApproval: Bool
  let reapprove: Bool
  let needs: [ArtifactNeed]
  let paths: [WorkspacePath]
  let retry: RetryPolicy
  let key: String?

  /// Creates a draft.
  ///
  /// - Parameters:
  ///   - run: The run.
  ///   - dependencies: The tasks that must be done before it starts.
  ///   - requiresApproval: Whether it needs an approval before it starts.
  ///   - reapprove: Whether each rerun needs a new approval.
  ///   - needs: The artifacts that it needs from its dependencies.
  ///   - paths: The paths that it holds while it is under way; a path below another is dropped.
  ///   - retry: Which failures are retried automatically.
  ///   - key: A name that is unique among the tasks of its run.
  /// - Throws: ``BoardError/invalidPath(_:)`` or ``BoardError/limitReached(_:limit:)``.
  package init(
    run: RunID,
    dependencies: [TaskID] = [],
    requiresApproval: Bool = false,
    reapprove: Bool = false,
    needs: [ArtifactNeed] = [],
    paths: [String] = [],
    retry: RetryPolicy = .never,
    key: String? = nil
  ) throws {
    self.run = run
    self.dependencies = dependencies
    self.requiresApproval = requiresApproval
    self.reapprove = reapprove
    self.needs = needs
    // Check the number first: removing nested paths compares all pairs.
    guard paths.count <= BoardLimits.paths else {
      throw BoardError.limitReached("paths of a task", limit: BoardLimits.paths)
    }
    self.paths = Self.outermost(try paths.map(WorkspacePath.init))
    self.retry = retry
    self.key = key
  }

  /// Drops duplicates and paths below other paths.
  private static func outermost(_ paths: [WorkspacePath]) -> [WorkspacePath] {
    let sorted = paths.sorted()
    return sorted.enumerated().filter { index, path in
      let isFirst = index == 0 || sorted[index - 1] != path
      return isFirst && !sorted.contains { $0.isAncestor(of: path) }
    }.map(\.element)
  }

  /// The specification for a task with this description.
  func spec(named task: TaskID) -> TaskSpec {
    TaskSpec(
      task: task,
      run: run,
      dependencies: dependencies,
      requiresApproval: requiresApproval,
      reapprove: reapprove,
      needs: needs,
      paths: paths,
      retry: retry,
      key: key
    )
  }
}
