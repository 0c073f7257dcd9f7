/// Which tasks may start now, and why the others may not.
///
/// A plan describes the moment when it was made. The start of a task checks every gate again.
public struct DispatchPlan: Sendable, Hashable {
  /// The tasks that may start, in order.
  public let ready: [TaskID]

  /// The tasks that may not start, in order.
  public let blocked: [Blocked]

  /// Creates a plan.
  ///
  /// - Parameters:
  ///   - ready: The tasks that may start.
  ///   - blocked: The tasks that may not.
  public init(ready: [TaskID], blocked: [Blocked]) {
    self.ready = ready
    self.blocked = blocked
  }

  /// Divides tasks into those that may start and those that may not.
  ///
  /// - Parameters:
  ///   - subjects: The tasks, in order.
  ///   - rules: The gates of a start.
  ///   - limit: The maximum number of each kind; the rest is left out.
  init(
    _ subjects: some Sequence<(TaskID, StartSubject)>,
    rules: [Rule<StartSubject>],
    limit: Int = .max
  ) {
    var ready: [TaskID] = []
    var blocked: [Blocked] = []
    for (task, subject) in subjects {
      if let reason = rules.firstBroken(by: subject) {
        if blocked.count < limit { blocked.append(Blocked(task: task, reason: reason)) }
      } else if ready.count < limit {
        ready.append(task)
      }
    }
    self.init(ready: ready, blocked: blocked)
  }
}
