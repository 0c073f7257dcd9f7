/// The subject of a link rule.
public struct LinkSubject: Sendable {
  /// The task to wait for; `nil` if it does not exist.
  public let parent: BoardTask?

  /// The task that should wait; `nil` if it does not exist.
  public let child: BoardTask?

  /// Whether the parent waits for the child, directly or through others.
  public let closesCycle: Bool

  /// Creates a subject.
  ///
  /// - Parameters:
  ///   - parent: The task to wait for.
  ///   - child: The task that should wait.
  ///   - closesCycle: Whether the parent waits for the child.
  public init(parent: BoardTask?, child: BoardTask?, closesCycle: Bool) {
    self.parent = parent
    self.child = child
    self.closesCycle = closesCycle
  }

  /// Whether the child already waits for the parent.
  ///
  /// - Complexity: O(*n*), where *n* is the number of dependencies of the child.
  public var isLinked: Bool {
    guard let parent, let child else { return false }
    return child.dependencies.contains(parent.id)
  }

  /// Whether parent and child are the same task.
  public var isSelf: Bool { parent?.id == child?.id }
}
