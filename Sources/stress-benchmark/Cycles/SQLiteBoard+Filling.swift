internal import WorkflowEngine

extension SQLiteBoard {
  /// Creates the run and its tasks; each has its own transaction number, but they are written in
  /// one database transaction.
  func fill(_ shape: BoardShape) throws {
    let addRun = try Statement(
      "INSERT INTO runs VALUES(?1, 0, ?2, ?2, 0, 0, 0, 0)",
      on: connection
    )
    let addTask = try Statement(
      "INSERT INTO tasks VALUES(?1, ?2, 0, 0, ?3, ?4, ?5, 0, NULL)",
      on: connection
    )
    let addLink = try Statement("INSERT INTO links VALUES(?1, ?2)", on: connection)
    transaction += 1
    try addRun.run([Self.run, shape.tasks])
    try record(SQLiteSchema.EventKind.runCreated, Self.run, 0, 0)
    for task in 0..<shape.tasks {
      let parent = shape.parent(of: task)
      let hasDependent = task + 1 < shape.tasks && shape.parent(of: task + 1) == task
      transaction += 1
      try addTask.run([
        task,
        Self.run,
        parent == nil ? 0 : 1,
        hasDependent ? 1 : 0,
        parent == nil ? 1 : 0,
      ])
      try record(SQLiteSchema.EventKind.taskCreated, task, Self.run, 0)
      if let parent {
        try addLink.run([parent, task])
      } else {
        try record(SQLiteSchema.EventKind.taskReady, task, 0, 0)
      }
    }
  }
}
