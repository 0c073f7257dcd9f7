import WorkflowEngine

/// A line of tasks, the first of which waits for its approval.
///
/// The second one depends on the first. The others have no gates, except the last, which depends on
/// the first of the others.
struct ApprovalLine: EngineSystem {
  let board: OneRun
  let approval: Approval

  var engine: WorkflowEngine { board.engine }

  /// The task that waits for its approval.
  var first: TaskID { board.tasks[0] }

  /// The tasks that do not depend on the approval.
  var others: [TaskID] { Array(board.tasks.dropFirst(2)) }

  /// The time of the approval.
  enum Approval: CaseIterable {
    /// While other tasks start.
    case amid
    /// After all other tasks have started.
    case late
    case never
  }
}
