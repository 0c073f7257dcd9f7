extension EngineCall {
  /// Performs the call.
  ///
  /// - Parameter engine: The engine.
  /// - Returns: The answer; a `BoardError` is one too.
  /// - Throws: Other errors of the engine.
  package func perform(on engine: WorkflowEngine) async throws -> EngineAnswer {
    do {
      return switch self {
      case .create(let spec, let paths): try await engine.create(spec, on: paths)
      case .link(let child, let parent): .init(try await engine.link(child, after: parent))
      case .unlink(let child, let parent): .init(try await engine.unlink(child, from: parent))
      case .start(let task, let by): .init(try await engine.dispatch(task, by: by))
      case .startNext(let run, let by): .init(try await engine.dispatchNext(in: run, by: by))
      case .plan(let run, let limit): .planned(try await engine.plan(run, limit: limit))
      case .reclaim(let limit): .reclaimed(try await engine.reclaimExpired(limit: limit))
      case .decide(let verdict, let task, let by, let comment):
        .init(try await engine.decide(verdict, on: task, by: by, comment: comment))
      case .rerun(let tasks, let run, let by, let reason):
        .init(try await engine.rerun(tasks, in: run, by: by, reason: reason))
      case .cancel(let task, let by): .init(try await engine.cancel(task, by: by))
      case .block(let task, let reason): .init(try await engine.block(task, reason: reason))
      case .unblock(let task): .init(try await engine.unblock(task))
      case .reopen(let task, let by): .init(try await engine.reopen(task, by: by))
      case .archive(let task): .init(try await engine.archive(task))
      case .pause(let run): .init(try await engine.pause(run))
      case .resume(let run): .init(try await engine.resume(run))
      case .abort(let run, let by): .init(try await engine.abort(run, by: by))
      case .cancelRun(let run, let by): .init(try await engine.cancel(run: run, by: by))
      default: try await report(to: engine)
      }
    } catch let error as BoardError { return .misuse(error) }
  }

  private func report(to engine: WorkflowEngine) async throws -> EngineAnswer {
    switch self {
    case .acknowledge(let task, let token): .init(try await engine.acknowledge(task, token))
    case .reportProgress(let task, let token): .init(try await engine.reportProgress(task, token))
    case .heartbeat(let task, let token): .init(try await engine.heartbeat(task, token))
    case .publish(let task, let token, let type, let label):
      .init(try await engine.publish(type, label: label, by: task, token))
    case .complete(let task, let token, let handoff):
      .init(try await engine.complete(task, token, handoff: handoff))
    case .completeThenStart(let task, let token, let run, let by):
      .init(try await engine.complete(task, token, thenDispatchNextIn: run, by: by))
    case .fail(let task, let token, let reason, let category):
      .init(try await engine.fail(task, token, reason: reason, category: category))
    case .rejectSubmission(let task, let token, let reason):
      .init(try await engine.rejectSubmission(task, token, reason: reason))
    case .confirmCancel(let task, let token, let by):
      .init(try await engine.confirmCancel(task, token, by: by))
    case .blockAttempt(let task, let token, let reason):
      .init(try await engine.block(task, token, reason: reason))
    case .release(let task, let token): .init(try await engine.release(task, token))
    default: preconditionFailure("\(self) is no report of an attempt")
    }
  }
}

extension WorkflowEngine {
  fileprivate func create(_ spec: TaskSpec, on paths: [String]) async throws -> EngineAnswer {
    let reply = try await create(
      in: spec.run,
      after: spec.dependencies,
      requiresApproval: spec.requiresApproval,
      reapprove: spec.reapprove,
      needs: spec.needs,
      paths: paths,
      retry: spec.retry,
      key: spec.key
    )
    return switch reply {
    case .created(let task): .created(task)
    case .reused(let task): .reused(task)
    }
  }
}

extension EngineAnswer {
  fileprivate init(_ reply: CallbackReply) {
    switch reply {
    case .accepted: self = .accepted
    case .refused(let reason): self = .refused(reason)
    }
  }

  fileprivate init(_ reply: OperatorReply) {
    switch reply {
    case .accepted: self = .accepted
    case .refused(let reason): self = .refused(reason)
    }
  }

  fileprivate init(_ reply: HeartbeatReply) {
    switch reply {
    case .accepted: self = .accepted
    case .stopRequested: self = .stopRequested
    case .refused(let reason): self = .refused(reason)
    }
  }

  fileprivate init(_ reply: PublishReply) {
    switch reply {
    case .published(let artifact): self = .published(artifact)
    case .refused(let reason): self = .refused(reason)
    }
  }

  fileprivate init(_ reply: DispatchReply) {
    switch reply {
    case .started(let task, let attempt): self = .started(task, attempt)
    case .refused(let reason): self = .refused(reason)
    }
  }

  fileprivate init(_ reply: CompleteReply) {
    self = .init(reply.completion)
    if let next = reply.next { self = .both(then: .init(next)) }
  }

  fileprivate init(_ reply: DecisionReply) {
    switch reply {
    case .decided(let decision): self = .decided(decision)
    case .conflict(let decision): self = .conflict(decision)
    case .refused(let reason): self = .refused(reason)
    }
  }

  fileprivate init(_ reply: RerunReply) {
    switch reply {
    case .accepted(let plan): self = .planned(plan)
    case .conflict(let reason): self = .refused(reason)
    case .invalid(let reason): self = .invalid(reason)
    }
  }

  fileprivate init(_ reply: RunControlReply) {
    switch reply {
    case .moved(let status): self = .moved(to: status)
    case .refused(let reason): self = .refused(reason)
    }
  }
}
