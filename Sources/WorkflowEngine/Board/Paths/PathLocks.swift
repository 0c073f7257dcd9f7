/// The paths that tasks hold.
///
/// It finds overlaps without a scan of all holders.
struct PathLocks: Sendable, Equatable {
  // Only for look-ups: iteration would have no fixed order.
  private var holders: [String: TaskID] = [:]
  private var heldBelow: [String: Int] = [:]

  /// The number of held paths.
  var count: Int { holders.count }

  /// Whether none of the given paths overlaps a held path.
  ///
  /// - Complexity: O(names in the paths).
  func areFree(_ paths: [WorkspacePath]) -> Bool {
    guard !holders.isEmpty else { return true }
    return paths.allSatisfy { path in
      holders[path.description] == nil && heldBelow[path.description] == nil
        && path.ancestors.allSatisfy { holders[$0] == nil }
    }
  }

  /// Locks paths for a task.
  mutating func hold(_ paths: [WorkspacePath], by task: TaskID) {
    for path in paths {
      holders[path.description] = task
      for ancestor in path.ancestors { heldBelow[ancestor, default: 0] += 1 }
    }
  }

  /// Unlocks paths.
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
