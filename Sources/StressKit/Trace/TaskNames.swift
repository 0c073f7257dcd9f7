/// Display names of the tasks of a world: `Task.name`, or else creator and order of creation.
enum TaskNames {
  /// The maximum length of a name, in characters.
  static let limit = 60

  /// A name from the program, on one line and without paths or addresses.
  private static func shown(_ name: String) -> String {
    let line = StableText.of(name).replacing(/\s+/, with: " ")
    return line.count <= limit ? line : "\(line.prefix(limit - 1))…"
  }

  /// A name with `#` for every number in it.
  static func stem(of name: String) -> String {
    var stem = ""
    for character in name {
      if !character.isWholeNumber {
        stem.append(character)
      } else if stem.last != "#" {
        stem.append("#")
      }
    }
    return stem
  }

  /// Numbers that are equal for tasks of one creator whose names differ only in numbers.
  ///
  /// - Parameter tasks: The tasks, in the order of first appearance.
  /// - Returns: A number per task, from 0.
  /// - Complexity: O(number of tasks).
  static func roles(of tasks: [TaskRecord]) -> [Int] {
    var numbers: [String: Int] = [:]
    return tasks.map { task in
      let role = "\(task.parent) \(task.name.map(stem) ?? "")"
      let number = numbers[role] ?? numbers.count
      numbers[role] = number
      return number
    }
  }

  /// The names, in the order of the task numbers; every name occurs once.
  ///
  /// - Parameter tasks: The tasks, in the order of first appearance.
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
