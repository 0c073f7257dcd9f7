extension Board {
  /// Whether a task could take its paths now.
  func arePathsFree(for task: BoardTask) -> Bool {
    task.spec.paths.isEmpty || task.holdsPaths || locks.areFree(task.spec.paths)
  }

  /// Locks the paths of a task.
  mutating func lock(_ id: TaskID) {
    locks.hold(tasks[id.rawValue].spec.paths, by: id)
    update(id) { $0.holdsPaths = true }
  }

  /// Unlocks the paths of a task.
  mutating func release(_ id: TaskID) {
    locks.release(tasks[id.rawValue].spec.paths)
    update(id) { $0.holdsPaths = false }
  }

  /// Promotes parked tasks whose paths are free now.
  ///
  /// - Complexity: O(*n*), where *n* is the number of parked tasks.
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
