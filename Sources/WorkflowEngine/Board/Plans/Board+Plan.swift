extension Board {
  /// Plans the starts of a run.
  ///
  /// - Parameters:
  ///   - id: The run.
  ///   - limit: The maximum number of ready tasks and of waiting tasks to list.
  ///   - rules: The gates.
  ///   - cap: The maximum number of attempts under way, over all runs.
  /// - Returns: The plan, in order of creation.
  /// - Throws: ``BoardError/unknownRun(_:)``.
  /// - Complexity: O(*limit*), not the number of tasks.
  public func plan(
    _ id: RunID,
    limit: Int,
    rules: [Rule<StartSubject>],
    cap: Int = .max
  ) throws -> DispatchPlan {
    let run = try run(id)
    let candidates = members(of: run.ready, limit) + members(of: run.waiting, limit)
    // A promoted task whose gate has closed since is in both lists.
    let ordinals = candidates.sorted().reduce(into: [Int]()) { if $0.last != $1 { $0.append($1) } }
    let subjects = ordinals.map { ordinal in
      let task = tasks[run.tasks[ordinal].rawValue]
      return (task.id, startSubject(task, in: run.status, limit: cap))
    }
    return DispatchPlan(subjects, rules: rules, limit: limit)
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
