import WorkflowEngine

// The operations of operators, reclaimers, planners and drainers.
extension OperationPerformer {
  func decide(
    _ verdict: ApprovalVerdict,
    _ task: TaskID,
    on engine: WorkflowEngine
  ) async throws -> OperationOutcome {
    switch try await engine.decide(verdict, on: task, by: "ann", comment: "looked") {
    case .decided(let decision):
      return OperationOutcome(.done, recorded: .approvalDecided(task, decision))
    case .conflict(let decision):
      // The answer names a decision, so that decision must last.
      return OperationOutcome(
        .refused(.alreadyDecided),
        recorded: .approvalDecided(task, decision)
      )
    case .refused(let reason): return OperationOutcome(.refused(reason))
    }
  }

  func rerun(
    _ tasks: [TaskID],
    in run: RunID,
    on engine: WorkflowEngine
  ) async throws -> OperationOutcome {
    switch try await engine.rerun(tasks, in: run, by: "bob", reason: "again") {
    case .accepted: return OperationOutcome(.done)
    case .conflict(let reason), .invalid(let reason): return OperationOutcome(.refused(reason))
    }
  }

  func rerunFailed(in run: RunID, on engine: WorkflowEngine) async throws -> OperationOutcome {
    let failed = await engine.read { state in
      state.board.tasks.filter { $0.run == run && $0.status.isRerunnable }.map(\.id)
    }
    return try await rerun(failed, in: run, on: engine)
  }

  func operate(
    _ wish: BoardOperation.Wish,
    _ task: TaskID,
    on engine: WorkflowEngine
  ) async throws -> OperationOutcome {
    let reply: OperatorReply
    let event: Board.Event?
    switch wish {
    // The reply does not tell whether the cancel took effect at once or is a request.
    case .cancel: (reply, event) = (try await engine.cancel(task, by: "eve"), nil)
    case .block:
      reply = try await engine.block(task, reason: "hold")
      event = .taskBlocked(task, nil, reason: "hold")
    case .unblock: (reply, event) = (try await engine.unblock(task), .taskUnblocked(task))
    case .reopen:
      reply = try await engine.reopen(task, by: "zoe")
      event = .taskReopened(task, by: "zoe")
    case .archive: (reply, event) = (try await engine.archive(task), .taskArchived(task))
    }
    return OperationOutcome(reply.reason, recorded: event)
  }

  func control(
    _ word: BoardOperation.Word,
    _ run: RunID,
    on engine: WorkflowEngine
  ) async throws -> OperationOutcome {
    let reason =
      switch word {
      case .pause: try await engine.pause(run).reason
      case .resume: try await engine.resume(run).reason
      case .abort: try await engine.abort(run, by: "max").reason
      case .cancel: try await engine.cancel(run: run, by: "max").reason
      }
    return OperationOutcome(reason, recorded: nil as Board.Event?)
  }

  func reclaim(after time: Int, on engine: WorkflowEngine) async throws -> OperationOutcome {
    clock.advance(by: .milliseconds(time))
    let reclaimed = try await engine.reclaimExpired(limit: Self.reclaims)
    if reclaimed.count > Self.reclaims {
      excesses.add("\(reclaimed.count) claims were reclaimed, at most \(Self.reclaims) are allowed")
    }
    return OperationOutcome(.done)
  }

  func plan(_ run: RunID, _ limit: Int, on engine: WorkflowEngine) async throws -> OperationOutcome
  {
    let plan = try await engine.plan(run, limit: limit)
    for (name, count) in [("ready", plan.ready.count), ("waiting", plan.blocked.count)]
    where count > limit {
      excesses.add("a plan has \(count) \(name) tasks, at most \(limit) are allowed")
    }
    return OperationOutcome(.done)
  }

  func drain(
    _ drainer: String,
    _ limit: Int,
    _ end: BoardOperation.DrainEnd,
    on engine: WorkflowEngine
  ) async throws -> OperationOutcome {
    let emitter = HalfwayEmitter(drainer: drainer, emissions: emissions, fails: end == .fails)
    let drain = OutboxDrain(engine, to: emitter, as: drainer, window: Self.window)
    if end == .dies {
      guard let batch = try await drain.take(limit: limit) else { return OperationOutcome(.done) }
      check(batch.entries.count, limit)
      try await emitter.emit(batch.entries)
      try await emitter.flush()
      return OperationOutcome(.done)
    }
    do {
      if case .delivered(let count) = try await drain.drain(limit: limit) { check(count, limit) }
    } catch is EmitterFailed where end == .fails {}
    return OperationOutcome(.done)
  }

  private func check(_ count: Int, _ limit: Int) {
    if count > limit { excesses.add("a batch has \(count) entries, at most \(limit) are allowed") }
  }
}
