extension Board {
  /// Plans the starts of a run.
  ///
  /// - Parameters:
  ///   - id: The run.
  ///   - limit: How many tasks to name at most of those that are ready, and of those that wait.
  ///   - rules: The gates.
  /// - Returns: The plan, in order of creation.
  /// - Throws: ``BoardError/unknownRun(_:)``.
  /// - Complexity: O(*limit*), not the number of tasks.
  public func plan(_ id: RunID, limit: Int, rules: [Rule<StartSubject>]) throws -> DispatchPlan {
    let run = try run(id)
    let candidates = members(of: run.ready, limit) + members(of: run.waiting, limit)
    let subjects = candidates.sorted().map { ordinal in
      let task = tasks[run.tasks[ordinal].rawValue]
      return (task.id, StartSubject(runStatus: run.status, task: task))
    }
    return DispatchPlan(subjects, rules: rules)
  }

  private func members(of set: DenseIndexSet, _ limit: Int) -> [Int] {
    var members: [Int] = []
    var start = 0
    while members.count < limit, let member = set.next(from: start) {
      members.append(member)
      start = member + 1
    }
    return members
  }
}
