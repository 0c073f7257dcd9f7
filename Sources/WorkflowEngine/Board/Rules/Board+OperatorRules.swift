extension Board {
  /// The guards of a link, in the order in which they are checked.
  public static let linkRules: [Rule<LinkSubject>] = [
    Rule(.unknownTask) { $0.parent != nil && $0.child != nil },
    Rule(.selfLink) { !$0.isSelf },
    Rule(.foreignRun) { $0.parent?.run == $0.child?.run },
    Rule(.alreadyLinked) { !$0.isLinked },
    Rule(.linkCycle) { !$0.closesCycle },
    Rule(.activeAttempt) { $0.child?.status.isActive != true },
    Rule(.taskFinished) { $0.child?.status.isDone != true },
  ]

  /// The guards of the removal of a link.
  public static let unlinkRules: [Rule<LinkSubject>] = [
    Rule(.unknownTask) { $0.parent != nil && $0.child != nil },
    Rule(.notLinked) { $0.isLinked },
    Rule(.artifactNeeded) { subject in
      subject.child?.spec.needs.contains { $0.producer == subject.parent?.id } != true
    },
  ]

  /// The guards of a reclaim.
  public static let reclaimRules: [Rule<ReclaimSubject>] = [
    Rule(.leaseHeld) { ($0.task.leasedUntil ?? .max) <= $0.at }
  ]

  /// The guards of a cancellation.
  public static let cancelRules: [Rule<TaskSubject>] = [
    Rule(.alreadyRequested) { $0.task.status != .cancelRequested },
    Rule(.taskFinished) { subject in
      let status = subject.task.status
      return status.isActive || status.isStartable || status == .blocked
    },
  ]

  /// The guards of blocking a task.
  public static let blockRules: [Rule<TaskSubject>] = [
    Rule(.taskBlocked) { $0.task.status != .blocked },
    Rule(.activeAttempt) { !$0.task.status.isActive },
    Rule(.taskFinished) { $0.task.status.isStartable },
  ]

  /// The guards of unblocking a task.
  public static let unblockRules: [Rule<TaskSubject>] = [
    Rule(.notBlocked) { $0.task.status == .blocked }
  ]

  /// The guards of a reopening.
  public static let reopenRules: [Rule<TaskSubject>] = [
    Rule(.runAborted) { $0.runStatus != .aborted },
    Rule(.taskArchived) { $0.task.status != .archived },
    Rule(.approvalRejected) { !$0.task.staysRejected },
    Rule(.notReopenable) { $0.task.status == .succeeded || $0.task.status.isRerunnable },
  ]

  /// The guards of archiving a task.
  public static let archiveRules: [Rule<TaskSubject>] = [
    Rule(.taskArchived) { $0.task.status != .archived },
    Rule(.activeAttempt) { !$0.task.status.isActive },
  ]
}
