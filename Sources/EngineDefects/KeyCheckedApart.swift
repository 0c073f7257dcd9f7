package import WorkflowEngine

/// Looks a key up in one step, and inserts the task in the next without a new check.
///
/// The task gets an identifier that is free at that time. It affects only `CreateTask`.
package struct KeyCheckedApart: Discipline {
  /// Creates the discipline.
  package init() {}

  /// Performs a creation in two steps: the decision, then the insertion.
  ///
  /// - Parameters:
  ///   - command: The command to perform.
  ///   - ledger: The ledger to perform it on.
  /// - Returns: The command's reply.
  /// - Throws: Errors of the command, or a `LedgerError`.
  package func perform<C: Command>(_ command: C, on ledger: Ledger<C.M>) async throws -> C.Reply {
    guard let create = command as? CreateTask, let board = ledger as? Ledger<EngineModel> else {
      return try await ledger.perform(command)
    }
    let decision = try await board.read { try create.decide($0) }
    var reply = decision.reply
    if case .created = reply, case .board(.taskCreated(let spec))? = decision.events.first {
      reply = try await board.atomically { state in
        let task = TaskID(rawValue: state.board.tasks.count)
        return Decision(.created(task), [.board(.taskCreated(spec.named(task)))])
      }
    }
    guard let answer = reply as? C.Reply else { return try await ledger.perform(command) }
    return answer
  }
}

extension TaskSpec {
  /// The same specification with another identifier.
  fileprivate func named(_ task: TaskID) -> TaskSpec {
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
