import Synchronization
import WorkflowEngine

// The operations of clients and workers. Each text has its own words, so that a search can tell them
// apart.
extension OperationPerformer {
  func create(_ wish: TaskWish, on engine: WorkflowEngine) async throws -> OperationOutcome {
    let parents = wish.parents.map(task)
    let number = memory.withLock { memory in
      memory.tasks.append(nil)
      return memory.tasks.count - 1
    }
    let producer = wish.needsArtifact ? parents.first : nil
    let reply = try await engine.create(
      in: runs[wish.run],
      after: parents,
      requiresApproval: wish.isGated,
      reapprove: wish.reapprove,
      needs: producer.map { [ArtifactNeed("image", from: $0)] } ?? [],
      paths: wish.paths,
      retry: RetryPolicy(maximum: wish.retries, on: [.network]),
      key: wish.key
    )
    memory.withLock { $0.tasks[number] = reply.task }
    return OperationOutcome(.done, recorded: [.task(reply.task)])
  }

  func startNext(in run: RunID, on engine: WorkflowEngine) async throws -> OperationOutcome {
    // Read first, so that a change between the reads shows.
    let last = site.lastAppended
    let status = await status(of: run, on: engine)
    let reply = try await engine.dispatchNext(in: run, by: "claire")
    // A pause or an abort of the run is the first reason. If there are new records, another client may
    // have ended it.
    let reasons: [RunStatus: RefusalReason] = [.paused: .runPaused, .aborted: .runAborted]
    if case .refused(let reason) = reply, last == site.lastAppended,
      let status, let first = reasons[status], reason != first
    {
      untrue.add("a start in a run that was \(status) was refused as \(reason)")
    }
    return noted(reply)
  }

  private func status(of run: RunID, on engine: WorkflowEngine) async -> RunStatus? {
    await engine.read { try? $0.board.run(run).status }
  }

  func noted(_ reply: DispatchReply) -> OperationOutcome {
    switch reply {
    case .started(let task, let attempt):
      memory.withLock { $0.attempts.append((task, attempt.token)) }
      return OperationOutcome(.done, recorded: .taskDispatched(task, attempt))
    case .refused(let reason): return OperationOutcome(.refused(reason))
    }
  }

  /// The attempt of an age; if there are fewer attempts, one that never existed.
  func attempt(_ age: Int) -> (task: TaskID, token: AttemptToken) {
    memory.withLock { memory in
      let position = memory.attempts.count - 1 - age
      return memory.attempts.indices.contains(position)
        ? memory.attempts[position] : (TaskID(rawValue: 0), AttemptToken(rawValue: 0))
    }
  }

  func report(
    _ call: AttemptCall,
    _ age: Int,
    to engine: WorkflowEngine
  ) async throws -> OperationOutcome {
    let (task, token) = attempt(age)
    let reply: CallbackReply
    let event: Board.Event?
    switch call {
    case .queued:
      (reply, event) = (try await engine.acknowledge(task, token), .taskQueued(task, token))
    case .running:
      (reply, event) = (try await engine.reportProgress(task, token), .taskRunning(task, token))
    case .succeeded:
      (reply, event) = (try await engine.complete(task, token), .taskSucceeded(task, token))
    case .failed:
      // A given category counts, whatever the words say.
      let categories: [FailureCategory?] = [nil, .network, .permanent]
      let category = categories[token.rawValue % categories.count]
      let reason = category == .network ? "no room" : "network"
      reply = try await engine.fail(task, token, reason: reason, category: category)
      event = .taskFailed(task, token, reason: reason, category: category)
    case .submitFailed:
      reply = try await engine.rejectSubmission(task, token, reason: "no room")
      event = .submissionFailed(task, token, reason: "no room")
    case .cancelled:
      reply = try await engine.confirmCancel(task, token, by: "runner")
      event = .taskCancelled(task, token, by: "runner")
    case .heartbeat:
      let reply = try await engine.heartbeat(task, token)
      return OperationOutcome(reply.reason, recorded: nil as Board.Event?)
    case .released:
      (reply, event) = (try await engine.release(task, token), .attemptReleased(task, token))
    case .blocked:
      reply = try await engine.block(task, token, reason: "wait")
      event = .taskBlocked(task, token, reason: "wait")
    case .published:
      let (reason, artifact) = try await publish(task, token, to: engine)
      guard reason == nil else { return OperationOutcome(reason, recorded: nil) }
      return OperationOutcome(.done, recorded: artifact.map { [.artifact($0)] } ?? [])
    }
    return OperationOutcome(reply.reason, recorded: event)
  }

  private func publish(
    _ task: TaskID,
    _ token: AttemptToken,
    to engine: WorkflowEngine
  ) async throws -> (RefusalReason?, ArtifactID?) {
    switch try await engine.publish("image", label: "draft", by: task, token) {
    case .published(let artifact):
      memory.withLock { $0.artifacts.append(artifact) }
      return (nil, artifact)
    case .refused(let reason): return (reason, nil)
    }
  }

  func finishNext(in run: RunID, on engine: WorkflowEngine) async throws -> OperationOutcome {
    let reply = try await engine.dispatchNext(in: run)
    guard case .started(let task, let attempt) = reply else { return noted(reply) }
    let started = noted(reply)
    let queued = try await engine.acknowledge(task, attempt.token)
    let facts =
      started.recorded + (queued == .accepted ? [.event(.taskQueued(task, attempt.token))] : [])
    let outcome = try await deliver(task, attempt.token, withOlder: false, to: engine)
    return OperationOutcome(outcome.reply, recorded: facts + outcome.recorded)
  }

  func finish(
    _ age: Int,
    thenStartIn run: RunID,
    on engine: WorkflowEngine
  ) async throws -> OperationOutcome {
    let (task, token) = attempt(age)
    let reply = try await engine.complete(task, token, thenDispatchNextIn: run, by: "claire")
    var outcome = OperationOutcome(
      reply.completion.reason,
      recorded: .taskSucceeded(task, token)
    )
    if let next = reply.next {
      outcome = OperationOutcome(outcome.reply, recorded: outcome.recorded + noted(next).recorded)
    }
    return outcome
  }

  func deliver(
    _ task: TaskID,
    _ token: AttemptToken,
    withOlder: Bool,
    to engine: WorkflowEngine
  ) async throws -> OperationOutcome {
    if let reason = try await publish(task, token, to: engine).0 {
      return OperationOutcome(.refused(reason))
    }
    let artifacts = memory.withLock { $0.artifacts.suffix(withOlder ? 2 : 1) }
    let handoff = Handoff(
      summary: "finished",
      nextActions: ["deploy"],
      questions: ["when"],
      artifacts: artifacts.map { Handoff.Item($0) }
    )
    let reply = try await engine.complete(task, token, handoff: handoff)
    let facts: [RecordedFact] = [
      .event(.handedOff(task, token, handoff)), .event(.taskSucceeded(task, token)),
    ]
    return OperationOutcome(
      reply.reason.map(OperationOutcome.Reply.refused) ?? .done,
      recorded: reply.reason == nil ? facts : []
    )
  }
}
