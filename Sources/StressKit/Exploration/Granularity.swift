/// Where a task can be left so that another one goes on.
package enum Granularity: String, CaseIterable, Codable, Sendable {
  /// Only between two steps.
  case step
  /// Also at the points inside a step, such as a lock or the creation of a task.
  case point
}
