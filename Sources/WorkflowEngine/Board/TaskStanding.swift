/// What a task that was not started yet waits for.
enum TaskStanding: Int, Sendable, CaseIterable {
  /// Nothing: all gates are open.
  case startable

  /// A dependency that has not succeeded.
  case awaitingDependencies

  /// Only its approval.
  case awaitingApproval

  /// Nothing that can still come: it was rejected.
  case rejected

  /// It does not wait: it was started.
  case started

  /// Whether the task was not started and may not start now.
  var isWaiting: Bool { self != .startable && self != .started }
}
