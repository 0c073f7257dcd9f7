import WorkflowEngine

/// A run whose status a task's event changed.
struct MovedRun: Sendable, CustomStringConvertible {
  let run: RunID

  /// The run of that task.
  let producer: RunID

  /// The event of the task.
  let event: Board.Event

  var description: String { "\(event)" }
}

extension EngineSystem {
  /// The changes of run statuses that followed from an event of a task, in the same transaction.
  ///
  /// - Parameter board: The board, which knows the run of each task.
  /// - Returns: The changes in the order of the records.
  /// - Throws: `BoardError.unknownTask` if a record names a task that the board does not have.
  func movedRuns(on board: Board) throws -> [MovedRun] {
    var transaction = 0
    var producer: RunID?
    var moved: [MovedRun] = []
    for (number, event) in try transactions {
      if number != transaction { producer = nil }
      transaction = number
      if let task = event.task { producer = try board.task(task).run }
      if case .runStatusChanged(let run, _, _, cause: .rollUp) = event, let producer {
        moved.append(MovedRun(run: run, producer: producer, event: event))
      }
    }
    return moved
  }
}
