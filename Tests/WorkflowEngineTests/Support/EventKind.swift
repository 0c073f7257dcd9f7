import WorkflowEngine

/// The kinds of events of the board.
enum EventKind: String, CaseIterable, Sendable {
  case runCreated, taskCreated, linked, unlinked, taskReady, taskDemoted, taskDispatched
  case artifactsConsumed, pathsLocked, pathsReleased, dispatchRefused, taskQueued, taskRunning
  case leaseExtended, artifactPublished, handedOff, taskSucceeded, taskFailed, submissionFailed
  case taskRetried, cancelRequested, taskCancelled, attemptReleased, attemptReclaimed, taskBlocked
  case taskUnblocked, callbackRefused, approvalDecided, decisionRefused, rerunRequested, taskReset
  case taskReopened, taskInvalidated, taskArchived, runStatusChanged

  /// The kind of an event; add new events here.
  init(_ event: Board.Event) {
    self =
      switch event {
      case .runCreated: .runCreated
      case .taskCreated: .taskCreated
      case .linked: .linked
      case .unlinked: .unlinked
      case .taskReady: .taskReady
      case .taskDemoted: .taskDemoted
      case .taskDispatched: .taskDispatched
      case .artifactsConsumed: .artifactsConsumed
      case .pathsLocked: .pathsLocked
      case .pathsReleased: .pathsReleased
      case .dispatchRefused: .dispatchRefused
      case .taskQueued: .taskQueued
      case .taskRunning: .taskRunning
      case .leaseExtended: .leaseExtended
      case .artifactPublished: .artifactPublished
      case .handedOff: .handedOff
      case .taskSucceeded: .taskSucceeded
      case .taskFailed: .taskFailed
      case .submissionFailed: .submissionFailed
      case .taskRetried: .taskRetried
      case .cancelRequested: .cancelRequested
      case .taskCancelled: .taskCancelled
      case .attemptReleased: .attemptReleased
      case .attemptReclaimed: .attemptReclaimed
      case .taskBlocked: .taskBlocked
      case .taskUnblocked: .taskUnblocked
      case .callbackRefused: .callbackRefused
      case .approvalDecided: .approvalDecided
      case .decisionRefused: .decisionRefused
      case .rerunRequested: .rerunRequested
      case .taskReset: .taskReset
      case .taskReopened: .taskReopened
      case .taskInvalidated: .taskInvalidated
      case .taskArchived: .taskArchived
      case .runStatusChanged: .runStatusChanged
      }
  }
}
