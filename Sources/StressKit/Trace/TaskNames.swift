/// Display names of the tasks of a world: by `Task.name`, else by creator and order of creation.
enum TaskNames {
  /// The longest part of a name that is shown, in characters.
  static let limit = 60

  /// A name that code has given, on one line, fit for evidence and for a column.
  private static func shown(_ name: String) -> String {
    let line = StableText.of(name).replacing(/\s+/, with: " ")
    return line.count <= limit ? line : "\(line.prefix(limit - 1))…"
  }

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
      let own = task.name.map(shown) ?? creator.map { "\($0).\(task.ordinal)" } ?? "task"
      let use = (uses[own] ?? 0) + 1
      uses[own] = use
      names.append(use == 1 ? own : "\(own) #\(use)")
    }
    return names
  }
}
