extension Board {
  /// Makes a task wait for another.
  mutating func link(_ parent: TaskID, _ child: TaskID) {
    let isUnmet = !tasks[parent.rawValue].status.isDone
    tasks[parent.rawValue].dependents.append(child)
    update(child) {
      $0.dependencies.append(parent)
      if isUnmet { $0.unmetDependencies += 1 }
    }
    if parent > child { runs[tasks[child.rawValue].run.rawValue].backwardLinks += 1 }
  }

  /// Removes the link between two tasks.
  ///
  /// - Complexity: O(*n*), where *n* is the number of links of both tasks.
  mutating func unlink(_ parent: TaskID, _ child: TaskID) {
    let isUnmet = !tasks[parent.rawValue].status.isDone
    tasks[parent.rawValue].dependents.removeAll { $0 == child }
    update(child) {
      $0.dependencies.removeAll { $0 == parent }
      if isUnmet { $0.unmetDependencies -= 1 }
    }
    if parent > child { runs[tasks[child.rawValue].run.rawValue].backwardLinks -= 1 }
  }

  /// Whether a task waits for another, directly or through others.
  ///
  /// If no link leads backward in the order of creation, that order decides in O(1).
  ///
  /// - Parameters:
  ///   - task: The waiting task.
  ///   - ancestor: The task to look for among those that it waits for.
  /// - Returns: Whether it waits for the other, or is the same task.
  /// - Throws: ``BoardError/limitReached(_:limit:)``.
  /// - Complexity: O(*n*), where *n* is the number of ancestors and their links.
  func waits(_ task: TaskID, for ancestor: TaskID) throws -> Bool {
    let run = runs[tasks[task.rawValue].run.rawValue]
    guard task != ancestor else { return true }
    guard run.backwardLinks > 0 || ancestor < task else { return false }
    var seen: Set<TaskID> = [task]
    var open = [task]
    while let next = open.popLast() {
      for dependency in tasks[next.rawValue].dependencies
      where dependency == ancestor || seen.insert(dependency).inserted {
        if dependency == ancestor { return true }
        guard seen.count <= BoardLimits.cycleSearch else {
          throw BoardError.limitReached("tasks before a link", limit: BoardLimits.cycleSearch)
        }
        open.append(dependency)
      }
    }
    return false
  }
}
