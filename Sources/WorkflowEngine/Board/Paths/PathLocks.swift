/// Which task holds which path, so that overlaps are found without a look at all holders.
struct PathLocks: Sendable, Equatable {
  // Dictionaries are looked up, never walked.
  private var holders: [String: TaskID] = [:]
  private var heldBelow: [String: Int] = [:]

  /// The number of paths that are held.
  var count: Int { holders.count }

  /// Whether none of some paths overlaps one that is held.
  ///
  /// - Complexity: O(names in the paths).
  func areFree(_ paths: [WorkspacePath]) -> Bool {
    guard !holders.isEmpty else { return true }
    return paths.allSatisfy { path in
      holders[path.description] == nil && heldBelow[path.description] == nil
        && path.ancestors.allSatisfy { holders[$0] == nil }
    }
  }

  /// Gives paths to a task.
  mutating func hold(_ paths: [WorkspacePath], by task: TaskID) {
    for path in paths {
      holders[path.description] = task
      for ancestor in path.ancestors { heldBelow[ancestor, default: 0] += 1 }
    }
  }

  /// Takes paths back.
  mutating func release(_ paths: [WorkspacePath]) {
    for path in paths {
      holders[path.description] = nil
      for ancestor in path.ancestors {
        let left = heldBelow[ancestor, default: 1] - 1
        heldBelow[ancestor] = left > 0 ? left : nil
      }
    }
  }
}
