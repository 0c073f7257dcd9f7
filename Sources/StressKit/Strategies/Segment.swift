/// A stretch of an iteration in which one task runs.
package struct Segment: Codable, Equatable, Sendable {
  /// Whose it is.
  package var task: TaskPath
  /// How many steps the task has run, counted from its start, when the stretch ends; it ends earlier
  /// when the task has to wait.
  package var until: Int

  package init(task: TaskPath, until: Int) {
    self.task = task
    self.until = until
  }
}
