/// The first obstacle to the start of a task.
enum TaskStanding: Int, Sendable, CaseIterable {
  /// No obstacle: all gates are open.
  case startable

  /// A dependency is not done.
  case awaitingDependencies

  /// Its approval is pending.
  case awaitingApproval

  /// Its approval was rejected.
  case rejected

  /// A dependency did not hand off a needed artifact.
  case awaitingArtifacts

  /// Another task held one of its paths at the last try.
  case awaitingPaths

  /// Somebody must unblock it.
  case blocked

  /// Its status does not allow a start.
  case settled

  /// Whether the task has not started and may not start now.
  var isWaiting: Bool { self != .startable && self != .settled }

  /// The closed gate; `nil` if there is none, or if the status forbids a start.
  var reason: RefusalReason? {
    switch self {
    case .startable, .settled: nil
    case .awaitingDependencies: .dependenciesNotSatisfied
    case .awaitingApproval: .approvalRequired
    case .rejected: .approvalRejected
    case .awaitingArtifacts: .artifactsMissing
    case .awaitingPaths: .pathLocked
    case .blocked: .taskBlocked
    }
  }
}
