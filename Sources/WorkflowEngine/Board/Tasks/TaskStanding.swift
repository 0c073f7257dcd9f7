/// What keeps a task from starting.
enum TaskStanding: Int, Sendable, CaseIterable {
  /// Nothing: all gates are open.
  case startable

  /// A dependency that is not done.
  case awaitingDependencies

  /// Its approval.
  case awaitingApproval

  /// Nothing that can still come: it was rejected.
  case rejected

  /// An artifact that a dependency did not hand off.
  case awaitingArtifacts

  /// A path that another task holds, when it was last tried.
  case awaitingPaths

  /// Somebody who unblocks it.
  case blocked

  /// Its status: it was started, or will never be.
  case settled

  /// Whether the task was not started and may not start now.
  var isWaiting: Bool { self != .startable && self != .settled }

  /// The gate that is closed; `nil` when none is, or when the status says it all.
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
