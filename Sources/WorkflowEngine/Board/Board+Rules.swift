extension Board {
  /// The gates of a start, in the order in which they are tried.
  public static let startRules: [Rule<StartSubject>] = [
    Rule(.runAborted) { $0.runStatus != .aborted },
    Rule(.runPaused) { $0.runStatus != .paused },
    Rule(.notDispatchableState) { $0.task.map { $0.status == .created } ?? true },
    Rule(.dependenciesNotSatisfied) { ($0.task?.unmetDependencies ?? 0) == 0 },
    Rule(.approvalRequired) { $0.task?.approval != .pending },
    Rule(.approvalRejected) { $0.task?.approval != .rejected },
  ]

  /// The guards of a report on an attempt; the first is the fence.
  public static let callbackRules: [Rule<CallbackSubject>] = [
    Rule(.staleAttempt) { $0.task.lastAttempt?.token == $0.token },
    Rule(.attemptEnded) { $0.task.status.isActive },
    Rule(.alreadyPast) { $0.task.status.canMove(to: $0.reported) },
  ]

  /// The guards of an approval decision.
  public static let decisionRules: [Rule<DecisionSubject>] = [
    Rule(.approvalNotRequired) { $0.task.approval != .notRequired },
    Rule(.alreadyDecided) { $0.task.approval == .pending },
  ]

  /// The guards of a partial rerun, in the order in which they are tried.
  public static let rerunRules: [Rule<RerunSubject>] = [
    Rule(.runPaused) { $0.run.status != .paused },
    Rule(.runAborted) { $0.run.status != .aborted },
    Rule(.activeTasks) { $0.run.activeCount == 0 },
    Rule(.emptySelection) { !$0.selection.isEmpty },
    Rule(.unknownTask) { subject in
      subject.selection.allSatisfy { (try? subject.board.task($0))?.run == subject.run.id }
    },
    Rule(.notRerunnable) { $0.tasks.allSatisfy { $0.status == .failed } },
    // With the rules above this cannot fail, for a task starts only after its dependencies have
    // succeeded, and success is final. It stands for states that they do not let happen.
    Rule(.failedDependencyNotSelected) { subject in
      let selected = Set(subject.selection)
      return subject.tasks.allSatisfy { task in
        task.dependencies.allSatisfy { dependency in
          selected.contains(dependency)
            || (try? subject.board.task(dependency))?.status != .failed
        }
      }
    },
  ]
}
