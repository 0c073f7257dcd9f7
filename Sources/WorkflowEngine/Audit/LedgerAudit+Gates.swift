extension LedgerAudit {
  /// G3: all gates of a task are open when it starts, is promoted or succeeds.
  static func gates(
    _ trail: AuditTrail,
    _ record: EngineRecord,
    _ event: Board.Event,
    _ findings: inout AuditFindings
  ) {
    switch event {
    case .taskDispatched(let task, _):
      guard let row = trail.tasks[task] else { return }
      for closed in closedGates(of: row, trail) + obstacles(to: row, trail) {
        findings.note("\(record.sequence): \(task) was started while \(closed)")
      }
      if let run = trail.runs[row.spec.run], run.status == .paused || run.status == .aborted {
        findings.note(
          "\(record.sequence): \(task) was started while \(row.spec.run) was \(run.status)"
        )
      }
    case .taskReady(let task):
      guard let row = trail.tasks[task] else { return }
      for closed in closedGates(of: row, trail) {
        findings.note("\(record.sequence): \(task) was made ready while \(closed)")
      }
      if row.isParked, let obstacle = trail.obstacle(to: row) {
        findings.note("\(record.sequence): \(task) was made ready while \(obstacle) held its paths")
      }
    case .taskSucceeded(let task, _):
      guard let row = trail.tasks[task] else { return }
      for closed in unmetDependencies(of: row, trail) {
        findings.note("\(record.sequence): \(task) succeeded while \(closed)")
      }
    case .artifactsConsumed(let task, _, let artifacts):
      consumption(of: artifacts, by: task, trail, record, &findings)
    case .attemptReclaimed(let task, let token, let time):
      guard let lease = trail.tasks[task]?.leasedUntil, time < lease else { return }
      findings.note(
        """
        \(record.sequence): \(token) of \(task) was reclaimed at \(time), \
        but its lease ends at \(lease)
        """
      )
    default: break
    }
  }

  private static func closedGates(of task: AuditTrail.Task, _ trail: AuditTrail) -> [String] {
    var closed = unmetDependencies(of: task, trail)
    if task.approval == .pending || task.approval == .rejected {
      closed.append("its approval was \(task.approval)")
    }
    closed += trail.unmetNeeds(of: task).map { need in
      "\(need.producer) had not handed off the \(need.type) that it needs"
    }
    return closed
  }

  /// A task waits for paths only after it tried to start, so earlier its paths are no obstacle.
  private static func obstacles(to task: AuditTrail.Task, _ trail: AuditTrail) -> [String] {
    guard !task.holdsPaths, let obstacle = trail.obstacle(to: task) else { return [] }
    return ["\(obstacle) held one of its paths"]
  }

  private static func unmetDependencies(
    of task: AuditTrail.Task,
    _ trail: AuditTrail
  ) -> [String] {
    trail.unmetDependencies(of: task).map { dependency in
      let status = trail.tasks[dependency].map { "\($0.status)" } ?? "unknown"
      return "its dependency \(dependency) was \(status)"
    }
  }

  /// A task receives the artifacts that it needs, from the newest attempts of their producers.
  private static func consumption(
    of artifacts: [ArtifactID],
    by task: TaskID,
    _ trail: AuditTrail,
    _ record: EngineRecord,
    _ findings: inout AuditFindings
  ) {
    guard let row = trail.tasks[task] else { return }
    findings.require(
      artifacts.count == row.spec.needs.count,
      at: record,
      "\(task) needs \(row.spec.needs.count) artifacts but was given \(artifacts.count)"
    )
    for (need, id) in zip(row.spec.needs, artifacts) {
      guard let artifact = trail.artifacts[id] else {
        findings.note("\(record.sequence): \(task) was given \(id), which was never published")
        continue
      }
      let newest = trail.tasks[need.producer]?.newest
      findings.require(
        artifact.task == need.producer && need.matches(artifact),
        at: record,
        "\(task) was given \(id), which is not what it needs"
      )
      findings.require(
        artifact.attempt == newest,
        at: record,
        "\(task) was given \(id) of \(artifact.attempt), which is not the newest attempt"
      )
    }
  }
}
