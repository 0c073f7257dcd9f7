extension Board {
  /// The subject of the start rules for a task.
  ///
  /// - Parameters:
  ///   - task: The task to start, if there is one.
  ///   - status: The status of its run.
  ///   - limit: The maximum number of attempts under way.
  /// - Returns: The current subject.
  func startSubject(_ task: BoardTask?, in status: RunStatus, limit: Int) -> StartSubject {
    StartSubject(
      runStatus: status,
      task: task,
      activeCount: activeCount,
      limit: limit,
      arePathsFree: task.map(arePathsFree) ?? true
    )
  }

  /// The subject of an operator's rules for a task.
  ///
  /// - Throws: ``BoardError/unknownTask(_:)``.
  func subject(_ id: TaskID) throws -> TaskSubject {
    let task = try task(id)
    return TaskSubject(task: task, runStatus: runs[task.run.rawValue].status)
  }

  /// The subject of the rules for a new link.
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

  /// The subject of the rules for the removal of a link.
  ///
  /// A removal closes no cycle, so none is searched.
  func unlinkSubject(_ parent: TaskID, _ child: TaskID) -> LinkSubject {
    LinkSubject(parent: try? task(parent), child: try? task(child), closesCycle: false)
  }
}
