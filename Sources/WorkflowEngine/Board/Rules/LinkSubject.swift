/// What a link rule judges.
public struct LinkSubject: Sendable {
  /// The task that is to be waited for; `nil` when there is none of that name.
  public let parent: BoardTask?

  /// The task that is to wait; `nil` when there is none of that name.
  public let child: BoardTask?

  /// Whether the parent waits for the child, directly or through others.
  public let closesCycle: Bool

  /// Creates a subject.
  ///
  /// - Parameters:
  ///   - parent: The task that is to be waited for.
  ///   - child: The task that is to wait.
  ///   - closesCycle: Whether the parent waits for the child.
  public init(parent: BoardTask?, child: BoardTask?, closesCycle: Bool) {
    self.parent = parent
    self.child = child
    self.closesCycle = closesCycle
  }

  /// Whether the child waits for the parent already.
  ///
  /// - Complexity: O(*n*), where *n* is the number of dependencies of the child.
  public var isLinked: Bool {
    guard let parent, let child else { return false }
    return child.dependencies.contains(parent.id)
  }

  /// Whether parent and child are the same task.
  public var isSelf: Bool { parent?.id == child?.id }
}
