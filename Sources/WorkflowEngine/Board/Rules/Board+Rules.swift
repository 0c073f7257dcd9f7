extension Board {
  /// The gates of a start, in the order in which they are checked.
  ///
  /// The first three concern the run and the engine, the others the task.
  public static let startRules: [Rule<StartSubject>] = [
    Rule(.runAborted) { $0.runStatus != .aborted },
    Rule(.runPaused) { $0.runStatus != .paused },
    Rule(.dispatchLimitReached) { $0.activeCount < $0.limit },
    Rule(.taskBlocked) { $0.task?.status != .blocked },
    Rule(.notDispatchableState) { $0.task?.status.isStartable ?? true },
    Rule(.dependenciesNotSatisfied) { ($0.task?.unmetDependencies ?? 0) == 0 },
    Rule(.approvalRequired) { $0.task?.approval != .pending },
    Rule(.approvalRejected) { $0.task?.approval != .rejected },
    Rule(.artifactsMissing) { ($0.task?.unmetNeeds ?? 0) == 0 },
    Rule(.pathLocked) { $0.arePathsFree },
  ]

  /// The guards of a call about an attempt; the first one is the fence.
  public static let callbackRules: [Rule<CallbackSubject>] = [
    Rule(.staleAttempt) { $0.task.lastAttempt?.token == $0.token },
    Rule(.attemptEnded) { $0.task.status.isActive },
    Rule(.cancelNotRequested) {
      $0.reported != .cancelled || $0.task.status == .cancelRequested
    },
    Rule(.cancelRequested) { subject in
      guard subject.task.status == .cancelRequested, let status = subject.reported.status else {
        return true
      }
      return subject.task.status.canMove(to: status)
    },
    Rule(.alreadyPast) { subject in
      subject.reported.status.map(subject.task.status.canMove) ?? true
    },
    Rule(.foreignArtifact) { subject in
      subject.artifacts.allSatisfy { $0.attempt == subject.token }
    },
  ]

  /// The guards of an approval decision.
  public static let decisionRules: [Rule<DecisionSubject>] = [
    Rule(.approvalNotRequired) { $0.task.approval != .notRequired },
    Rule(.alreadyDecided) { $0.task.approval == .pending },
  ]

  /// The guards of a partial rerun, in the order in which they are checked.
  public static let rerunRules: [Rule<RerunSubject>] = [
    Rule(.runPaused) { $0.run.status != .paused },
    Rule(.runAborted) { $0.run.status != .aborted },
    Rule(.activeTasks) { $0.run.activeCount == 0 },
    Rule(.emptySelection) { !$0.selection.isEmpty },
    Rule(.unknownTask) { subject in
      subject.selection.allSatisfy { (try? subject.board.task($0))?.run == subject.run.id }
    },
    Rule(.notRerunnable) { $0.tasks.allSatisfy { $0.status.isRerunnable } },
    // Without a new approval round, a rejected task could never start.
    Rule(.approvalRejected) { $0.tasks.allSatisfy { !$0.staysRejected } },
    Rule(.failedDependencyNotSelected) { subject in
      let selected = Set(subject.selection)
      return subject.tasks.allSatisfy { task in
        task.dependencies.allSatisfy { dependency in
          selected.contains(dependency)
            || (try? subject.board.task(dependency))?.status.isRerunnable != true
        }
      }
    },
  ]
}
