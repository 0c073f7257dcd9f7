import WorkflowEngine

/// A line of tasks with one in front that waits for its approval.
///
/// Behind it are the one that depends on it, others that wait for nothing, and one that depends on
/// the first of those.
struct ApprovalLine: EngineSystem {
  let board: OneRun
  let approval: Approval

  var engine: WorkflowEngine { board.engine }

  /// The task that waits for its approval.
  var first: TaskID { board.tasks[0] }

  /// The tasks that the approval is nothing to.
  var others: [TaskID] { Array(board.tasks.dropFirst(2)) }

  /// When the approval comes.
  enum Approval: CaseIterable {
    /// While others are started.
    case amid
    /// When nothing else is left to start.
    case late
    case never
  }
}
