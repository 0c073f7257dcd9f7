extension AuditTrail.Task {
  /// Changes the task in place.
  mutating func edit(_ body: (inout Self) -> Void) { body(&self) }

  /// Applies an event of the task that is not its start.
  mutating func follow(_ event: Board.Event) {
    switch event {
    case .taskReady:
      isPromoted = true
      isParked = false
    case .taskDemoted(_, let reason):
      isPromoted = false
      isParked = isParked || reason == .pathLocked
    case .leaseExtended(_, _, let until): leasedUntil = until
    case .handedOff(_, let token, let handoff):
      let offered = handoff.artifacts.filter(\.isRequired).map(\.artifact)
      self.handoff = (token, offered, handoff)
    case .taskQueued: status = .queued
    case .taskRunning: status = .running
    case .cancelRequested:
      status = .cancelRequested
      isCancelRequested = true
    case .taskSucceeded(_, let token): end(token, .succeeded)
    case .taskFailed(_, let token, let reason, let category):
      fail(token, .failed, reason, category)
    case .submissionFailed(_, let token, let reason): fail(token, .submitFailed, reason, nil)
    case .taskCancelled(_, let token, _): end(token, .cancelled)
    case .taskBlocked(_, let token, _): end(token, .blocked)
    case .taskArchived: end(nil, .archived)
    case .taskUnblocked: restart()
    case .taskRetried(_, let token, _):
      restart()
      retries += 1
      resetsOf[token, default: 0] += 1
    case .attemptReleased(_, let token): abandon(token)
    case .attemptReclaimed(_, let token, _):
      abandon(token)
      reclaims += 1
    case .approvalDecided(_, let decision):
      approval = decision.verdict == .approve ? .approved : .rejected
      self.decision = decision
    case .taskReset(_, let token, let note): reset(token, note)
    case .taskReopened: reopen()
    case .taskInvalidated(_, let token, _): invalidate(token)
    default: break
    }
  }
}
