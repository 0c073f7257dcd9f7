// The operations of operators on one task.
extension ReferenceModel {
  func decision(
    _ verdict: ApprovalVerdict,
    on id: TaskID,
    by: String,
    _ comment: String
  ) -> Prediction {
    of(id) { task in
      guard task.approval != .notRequired else {
        return .refused(.approvalNotRequired, [.decisionRefused(id, by: by, .approvalNotRequired)])
      }
      if let standing = task.decision {
        let refusal = Board.Event.decisionRefused(id, by: by, .alreadyDecided)
        return Prediction(answer: .conflict(standing), events: [refusal])
      }
      let round = task.approvalRound
      let decision = ApprovalDecision(verdict: verdict, by: by, comment: comment, round: round)
      return Prediction(answer: .decided(decision), events: [.approvalDecided(id, decision)])
    }
  }

  func cancellation(of id: TaskID, by: String) -> Prediction {
    of(id) { task in
      if task.status == .cancelRequested { return .refused(.alreadyRequested) }
      return stop(task, by: by).map { Prediction(answer: .accepted, events: [$0]) }
        ?? .refused(.taskFinished)
    }
  }

  /// The event that cancels a task; `nil` if it has ended or was asked to stop.
  func stop(_ task: AuditTrail.Task, by: String) -> Board.Event? {
    let id = task.spec.task
    return switch task.status {
    case .created, .submitFailed, .blocked: .taskCancelled(id, nil, by: by)
    case .dispatched, .queued, .running: task.open.map { .cancelRequested(id, $0, by: by) }
    case .cancelRequested, .succeeded, .failed, .cancelled, .archived: nil
    }
  }

  func block(_ id: TaskID, _ reason: String) -> Prediction {
    of(id) { task in
      if task.status == .blocked { return .refused(.taskBlocked) }
      if task.status.isActive { return .refused(.activeAttempt) }
      guard task.status.isStartable else { return .refused(.taskFinished) }
      return Prediction(answer: .accepted, events: [.taskBlocked(id, nil, reason: reason)])
    }
  }

  func unblock(_ id: TaskID) -> Prediction {
    of(id) { task in
      guard task.status == .blocked else { return .refused(.notBlocked) }
      return Prediction(answer: .accepted, events: [.taskUnblocked(id)])
    }
  }

  func archiving(of id: TaskID) -> Prediction {
    of(id) { task in
      if task.status == .archived { return .refused(.taskArchived) }
      if task.status.isActive { return .refused(.activeAttempt) }
      return Prediction(answer: .accepted, events: [.taskArchived(id)])
    }
  }

  func reopening(of id: TaskID, by: String) -> Prediction {
    of(id) { task in
      if trail.runs[task.spec.run]?.status == .aborted { return .refused(.runAborted) }
      if task.status == .archived { return .refused(.taskArchived) }
      if staysRejected(task) { return .refused(.approvalRejected) }
      guard [.succeeded, .failed, .cancelled, .submitFailed].contains(task.status) else {
        return .refused(.notReopenable)
      }
      let undone = resting(on: id).map {
        Board.Event.taskInvalidated($0.spec.task, $0.open, by: id)
      }
      return Prediction(answer: .accepted, events: [.taskReopened(id, by: by)] + undone)
    }
  }

  func staysRejected(_ task: AuditTrail.Task) -> Bool {
    task.approval == .rejected && !task.spec.reapprove
  }

  /// The tasks whose attempt or result rests on a task, in the order of their creation.
  ///
  /// An archived task counts as done by itself.
  private func resting(on id: TaskID) -> [AuditTrail.Task] {
    let all = trail.taskOrder.compactMap { trail.tasks[$0] }.filter { $0.status != .archived }
    var reached: Set<TaskID> = [id]
    var count = 0
    while reached.count > count {
      count = reached.count
      for task in all where task.parents.contains(where: reached.contains) {
        reached.insert(task.spec.task)
      }
    }
    return all.filter { task in
      task.spec.task != id && reached.contains(task.spec.task)
        && (task.open != nil || [.succeeded, .failed, .submitFailed].contains(task.status))
    }
  }
}
