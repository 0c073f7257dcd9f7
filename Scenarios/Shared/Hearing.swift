import WorkflowEngine

/// Tasks to decide on, and what each operator heard about them.
struct Hearing: EngineSystem {
  let board: OneRun
  let told = Notes<(task: TaskID, decision: ApprovalDecision)>()

  var engine: WorkflowEngine { board.engine }
}
