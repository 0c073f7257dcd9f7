import WorkflowEngine

/// The tasks to decide on, and the replies to each operator.
struct Hearing: EngineSystem {
  let board: OneRun
  let told = Notes<(task: TaskID, decision: ApprovalDecision)>()

  var engine: WorkflowEngine { board.engine }
}
