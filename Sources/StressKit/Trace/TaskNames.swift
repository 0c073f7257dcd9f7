/// Display names of the tasks of a world: by `Task.name`, else by creator and order of creation.
enum TaskNames {
  /// The names, in the order of the task numbers; every name occurs once.
  ///
  /// - Parameter tasks: In the order in which they were first seen.
  /// - Returns: A name per task.
  /// - Complexity: O(number of tasks).
  static func names(of tasks: [TaskRecord]) -> [String] {
    var names: [String] = []
    var uses: [String: Int] = [:]
    for task in tasks {
      let creator = task.parent > 0 && task.parent <= names.count ? names[task.parent - 1] : nil
      let own = task.name ?? creator.map { "\($0).\(task.ordinal)" } ?? "task"
      let use = (uses[own] ?? 0) + 1
      uses[own] = use
      names.append(use == 1 ? own : "\(own) #\(use)")
    }
    return names
  }
}
