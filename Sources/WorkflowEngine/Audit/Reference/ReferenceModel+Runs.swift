// The operations of operators on a run.
extension ReferenceModel {
  func pause(_ run: RunID) -> Prediction {
    of(run) { status in
      switch status {
      case .created, .running: change(run, from: status, to: .paused, .pause)
      case .paused: .refused(.runPaused)
      case .aborted: .refused(.runAborted)
      case .succeeded, .failed: .refused(.runFinished)
      }
    }
  }

  func resume(_ run: RunID) -> Prediction {
    of(run) { status in
      switch status {
      case .paused: change(run, from: .paused, to: LedgerAudit.rollUp(tasks(of: run)), .resume)
      case .aborted: .refused(.runAborted)
      case .created, .running, .succeeded, .failed: .refused(.runNotPaused)
      }
    }
  }

  func abort(_ run: RunID, by: String) -> Prediction {
    of(run) { status in
      switch status {
      case .aborted: return .refused(.runAborted)
      case .succeeded: return .refused(.runFinished)
      case .created, .running, .paused, .failed:
        var abort = change(run, from: status, to: .aborted, .abort)
        abort.events += tasks(of: run).filter(\.status.isActive).compactMap { stop($0, by: by) }
        return abort
      }
    }
  }

  func cancel(run: RunID, by: String) -> Prediction {
    of(run) { _ in
      let events = tasks(of: run).compactMap { stop($0, by: by) }
      return events.isEmpty
        ? .refused(.runFinished) : Prediction(answer: .accepted, events: events)
    }
  }

  /// All selected tasks are reset, or none.
  func rerun(of wanted: [TaskID], in run: RunID, _ note: RerunNote) -> Prediction {
    of(run) { status in
      if status == .paused { return .refused(.runPaused) }
      if status == .aborted { return .refused(.runAborted) }
      if tasks(of: run).contains(where: \.status.isActive) { return .refused(.activeTasks) }
      let selection = Set(wanted)
      let selected = tasks(of: run).filter { selection.contains($0.spec.task) }
      if let reason = obstacle(to: selected, selection) {
        return Prediction(answer: .invalid(reason))
      }
      let resets = selected.map { task in
        let attempt = task.newest ?? AttemptToken(rawValue: 0)
        return Board.Event.taskReset(task.spec.task, attempt: attempt, note)
      }
      return Prediction(
        answer: .planned(plan(for: selected.map(startable), .running)),
        events: [.rerunRequested(run, selection.sorted(), note)] + resets
      )
    }
  }

  private func obstacle(
    to selected: [AuditTrail.Task],
    _ selection: Set<TaskID>
  ) -> RefusalReason? {
    if selection.isEmpty { return .emptySelection }
    if selected.count < selection.count { return .unknownTask }
    if !selected.allSatisfy(\.status.isRerunnable) { return .notRerunnable }
    if selected.contains(where: staysRejected) { return .approvalRejected }
    let others = selected.flatMap(\.parents).filter { !selection.contains($0) }
    let hasFailed = others.contains { trail.tasks[$0]?.status.isRerunnable == true }
    return hasFailed ? .failedDependencyNotSelected : nil
  }

  /// A task as it is after a reset.
  private func startable(_ task: AuditTrail.Task) -> AuditTrail.Task {
    var task = task
    task.reset(AttemptToken(rawValue: 0), RerunNote(by: "", reason: "", at: 0))
    return task
  }

  private func change(
    _ run: RunID,
    from: RunStatus,
    to status: RunStatus,
    _ cause: RunStatusCause
  ) -> Prediction {
    let event = Board.Event.runStatusChanged(run, from: from, to: status, cause: cause)
    return Prediction(answer: .moved(to: status), events: [event])
  }
}
