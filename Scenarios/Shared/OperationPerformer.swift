import Synchronization
import WorkflowEngine

/// Performs operations on an engine with one run, and remembers the attempts and artifacts that
/// later ones use.
///
/// Clients share one performer, so a client may report on an attempt that another started.
final class OperationPerformer: Sendable {
  let engine: WorkflowEngine
  private let run: RunID
  private let clock: SteppedClock
  private let notes = Mutex(Notes())

  private struct Notes {
    var attempts: [(task: TaskID, token: AttemptToken)] = []
    var artifacts: [ArtifactID] = []
  }

  /// Opens an engine with its own clock, leases of 5 ms and a limit of 3 attempts.
  init(_ configuration: EngineConfiguration) async throws {
    clock = SteppedClock()
    var configuration = configuration
    configuration.clock = clock
    configuration.lease = .milliseconds(5)
    configuration.dispatchLimit = 3
    engine = try WorkflowEngine(configuration)
    run = try await engine.createRun()
  }

  /// Performs an operation; an operation on a task that does not exist is a misuse.
  ///
  /// - Throws: Errors of the engine other than a `BoardError`.
  func perform(_ operation: BoardOperation) async throws -> OperationOutcome {
    do {
      switch operation {
      case .create(let wish): return try await create(wish)
      case .link(let child, let parent): return try await link(TaskID(child), TaskID(parent))
      case .unlink(let child, let parent): return try await unlink(TaskID(child), TaskID(parent))
      case .start(let task): return noted(try await engine.dispatch(TaskID(task)))
      case .startNext: return noted(try await engine.dispatchNext(in: run))
      case .finishNext: return try await finishNext()
      case .call(let call, let age): return try await report(call, age)
      case .deliver(let age, let withOlder):
        let (task, token) = attempt(age)
        return try await deliver(task, token, withOlder: withOlder)
      case .decide(let verdict, let task): return try await decide(verdict, TaskID(task))
      case .rerun(let tasks): return try await rerun(tasks.map { TaskID($0) })
      case .rerunFailed:
        return try await rerun(
          await engine.read { $0.board.tasks.filter(\.status.isRerunnable).map(\.id) }
        )
      case .operate(let wish, let task): return try await operate(wish, TaskID(task))
      case .control(let word): return try await control(word)
      case .reclaim(let time):
        clock.advance(by: .milliseconds(time))
        _ = try await engine.reclaimExpired(limit: 2)
        return OperationOutcome(.done)
      }
    } catch let misuse as BoardError {
      return OperationOutcome(.misuse(misuse))
    }
  }

  private func create(_ wish: TaskWish) async throws -> OperationOutcome {
    let parents = wish.parents.map { TaskID($0) }
    let producer = wish.needsArtifact ? parents.first : nil
    try await engine.create(
      in: run,
      after: parents,
      requiresApproval: wish.isGated,
      reapprove: wish.reapprove,
      needs: producer.map { [ArtifactNeed("image", from: $0)] } ?? [],
      paths: wish.paths,
      retry: RetryPolicy(maximum: wish.retries, on: [.network]),
      key: wish.key
    )
    return OperationOutcome(.done)
  }

  private func link(_ child: TaskID, _ parent: TaskID) async throws -> OperationOutcome {
    let reply = try await engine.link(child, after: parent)
    return OperationOutcome(reply.reason, recorded: .linked(parent: parent, child: child))
  }

  private func unlink(_ child: TaskID, _ parent: TaskID) async throws -> OperationOutcome {
    let reply = try await engine.unlink(child, from: parent)
    return OperationOutcome(reply.reason, recorded: .unlinked(parent: parent, child: child))
  }

  private func noted(_ reply: DispatchReply) -> OperationOutcome {
    switch reply {
    case .started(let task, let attempt):
      notes.withLock { $0.attempts.append((task, attempt.token)) }
      return OperationOutcome(.done, recorded: .taskDispatched(task, attempt))
    case .refused(let reason): return OperationOutcome(.refused(reason))
    }
  }

  /// The attempt of an age; if there are fewer attempts, one that never existed.
  private func attempt(_ age: Int) -> (task: TaskID, token: AttemptToken) {
    notes.withLock { notes in
      let position = notes.attempts.count - 1 - age
      return notes.attempts.indices.contains(position)
        ? notes.attempts[position] : (TaskID(0), AttemptToken(rawValue: 0))
    }
  }

  private func report(_ call: AttemptCall, _ age: Int) async throws -> OperationOutcome {
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
      reply = try await engine.fail(task, token, reason: "network")
      event = .taskFailed(task, token, reason: "network")
    case .submitFailed:
      reply = try await engine.rejectSubmission(task, token, reason: "no room")
      event = .submissionFailed(task, token, reason: "no room")
    case .cancelled:
      reply = try await engine.confirmCancel(task, token, by: "runner")
      event = .taskCancelled(task, token, by: "runner")
    case .heartbeat:
      return OperationOutcome(try await engine.heartbeat(task, token).reason, recorded: nil)
    case .released:
      (reply, event) = (try await engine.release(task, token), .attemptReleased(task, token))
    case .blocked:
      reply = try await engine.block(task, token, reason: "wait")
      event = .taskBlocked(task, token, reason: "wait")
    case .published: return OperationOutcome(try await publish(task, token), recorded: nil)
    }
    return OperationOutcome(reply.reason, recorded: event)
  }

  private func publish(_ task: TaskID, _ token: AttemptToken) async throws -> RefusalReason? {
    switch try await engine.publish("image", label: "", by: task, token) {
    case .published(let artifact):
      notes.withLock { $0.artifacts.append(artifact) }
      return nil
    case .refused(let reason): return reason
    }
  }

  private func finishNext() async throws -> OperationOutcome {
    let reply = try await engine.dispatchNext(in: run)
    guard case .started(let task, let attempt) = reply else { return noted(reply) }
    _ = noted(reply)
    return try await deliver(task, attempt.token, withOlder: false)
  }

  private func deliver(
    _ task: TaskID,
    _ token: AttemptToken,
    withOlder: Bool
  ) async throws -> OperationOutcome {
    if let reason = try await publish(task, token) { return OperationOutcome(.refused(reason)) }
    let artifacts = notes.withLock { $0.artifacts.suffix(withOlder ? 2 : 1) }
    let handoff = Handoff(artifacts: artifacts.map { Handoff.Item($0) })
    let reply = try await engine.complete(task, token, handoff: handoff)
    return OperationOutcome(reply.reason, recorded: .taskSucceeded(task, token))
  }

  private func decide(
    _ verdict: ApprovalVerdict,
    _ task: TaskID
  ) async throws -> OperationOutcome {
    switch try await engine.decide(verdict, on: task, by: "ann") {
    case .decided(let decision):
      return OperationOutcome(.done, recorded: .approvalDecided(task, decision))
    case .conflict: return OperationOutcome(.refused(.alreadyDecided))
    case .refused(let reason): return OperationOutcome(.refused(reason))
    }
  }

  private func rerun(_ tasks: [TaskID]) async throws -> OperationOutcome {
    switch try await engine.rerun(tasks, in: run, by: "bob", reason: "again") {
    case .accepted: return OperationOutcome(.done)
    case .conflict(let reason), .invalid(let reason): return OperationOutcome(.refused(reason))
    }
  }

  private func operate(
    _ wish: BoardOperation.Wish,
    _ task: TaskID
  ) async throws -> OperationOutcome {
    let reply: OperatorReply
    let event: Board.Event?
    switch wish {
    // The reply does not tell whether the cancel took effect at once or is a request.
    case .cancel: (reply, event) = (try await engine.cancel(task, by: "eve"), nil)
    case .block:
      reply = try await engine.block(task, reason: "wait")
      event = .taskBlocked(task, nil, reason: "wait")
    case .unblock: (reply, event) = (try await engine.unblock(task), .taskUnblocked(task))
    case .reopen:
      reply = try await engine.reopen(task, by: "eve")
      event = .taskReopened(task, by: "eve")
    case .archive: (reply, event) = (try await engine.archive(task), .taskArchived(task))
    }
    return OperationOutcome(reply.reason, recorded: event)
  }

  private func control(_ word: BoardOperation.Word) async throws -> OperationOutcome {
    let reply =
      switch word {
      case .pause: try await engine.pause(run)
      case .resume: try await engine.resume(run)
      case .abort: try await engine.abort(run)
      }
    return OperationOutcome(reply.reason, recorded: nil)
  }
}

extension TaskID {
  fileprivate init(_ number: Int) { self.init(rawValue: number) }
}

extension HeartbeatReply {
  fileprivate var reason: RefusalReason? {
    if case .refused(let reason) = self { reason } else { nil }
  }
}

extension OperatorReply {
  fileprivate var reason: RefusalReason? {
    if case .refused(let reason) = self { reason } else { nil }
  }
}

extension CallbackReply {
  fileprivate var reason: RefusalReason? {
    if case .refused(let reason) = self { reason } else { nil }
  }
}

extension RunControlReply {
  fileprivate var reason: RefusalReason? {
    if case .refused(let reason) = self { reason } else { nil }
  }
}
