/// A stretch of an iteration in which one task runs.
package struct Segment: Codable, Hashable, Sendable {
  /// Whose it is.
  package var task: TaskPath
  /// How many steps the task has run in the body when the stretch ends; it ends earlier
  /// when the task has to wait.
  package var until: Int

  package init(task: TaskPath, until: Int) {
    self.task = task
    self.until = until
  }
}
