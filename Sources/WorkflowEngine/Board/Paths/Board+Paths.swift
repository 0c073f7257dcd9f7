extension Board {
  /// Whether a task could hold its paths now.
  func arePathsFree(for task: BoardTask) -> Bool {
    task.spec.paths.isEmpty || task.holdsPaths || locks.areFree(task.spec.paths)
  }

  /// Gives a task its paths.
  mutating func lock(_ id: TaskID) {
    locks.hold(tasks[id.rawValue].spec.paths, by: id)
    update(id) { $0.holdsPaths = true }
  }

  /// Takes the paths of a task back.
  mutating func release(_ id: TaskID) {
    locks.release(tasks[id.rawValue].spec.paths)
    update(id) { $0.holdsPaths = false }
  }

  /// Makes those ready that were turned away from a path and would not be now.
  ///
  /// - Complexity: O(*n*), where *n* is the number of tasks that were turned away.
  func woken() -> [Event] {
    var events: [Event] = []
    var start = 0
    while let index = parked.next(from: start) {
      events += regate(tasks[index].id)
      start = index + 1
    }
    return events
  }
}
