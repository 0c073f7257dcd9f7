extension Board {
  /// What the start rules judge about a task.
  ///
  /// - Parameters:
  ///   - task: The task to start, if there is one.
  ///   - status: The status of its run.
  ///   - limit: How many attempts may be under way.
  /// - Returns: What there is to judge now.
  func startSubject(_ task: BoardTask?, in status: RunStatus, limit: Int) -> StartSubject {
    StartSubject(
      runStatus: status,
      task: task,
      activeCount: activeCount,
      limit: limit,
      arePathsFree: task.map(arePathsFree) ?? true
    )
  }

  /// What an operator's rules judge about a task.
  ///
  /// - Throws: ``BoardError/unknownTask(_:)``.
  func subject(_ id: TaskID) throws -> TaskSubject {
    let task = try task(id)
    return TaskSubject(task: task, runStatus: runs[task.run.rawValue].status)
  }

  /// What the rules of a new link judge about two tasks.
  ///
  /// - Throws: ``BoardError/limitReached(_:limit:)``.
  func linkSubject(_ parent: TaskID, _ child: TaskID) throws -> LinkSubject {
    let (above, below) = (try? task(parent), try? task(child))
    let closesCycle =
      if let above, let below, above.run == below.run { try waits(parent, for: child) } else {
        false
      }
    return LinkSubject(parent: above, child: below, closesCycle: closesCycle)
  }

  /// What the rules of the end of a link judge, which closes no cycle, so that none is looked for.
  func unlinkSubject(_ parent: TaskID, _ child: TaskID) -> LinkSubject {
    LinkSubject(parent: try? task(parent), child: try? task(child), closesCycle: false)
  }
}
