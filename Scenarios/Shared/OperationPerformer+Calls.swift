import Synchronization
import WorkflowEngine

// The calls of each operation. Each text has its own words, so that a search can tell them apart.
extension OperationPerformer {
  /// An engine that crashed before it answered a call.
  struct Interrupted: Error {
    /// Whether the call found the journal full.
    let byFullJournal: Bool
  }

  /// Performs the calls of an operation, until one is refused.
  func work(on operation: BoardOperation) async throws -> OperationOutcome {
    let ask = { try await self.ask($0, as: operation) }
    switch operation {
    case .create(let wish):
      let number = memory.withLock { memory in
        memory.tasks.append(nil)
        return memory.tasks.count - 1
      }
      let answer = try await ask(.create(spec(of: wish), paths: wish.paths))
      switch answer {
      case .created(let task), .reused(let task): memory.withLock { $0.tasks[number] = task }
      default: break
      }
      return OperationOutcome(answer)
    case .finishNext(let run):
      let answer = try await ask(.startNext(runs[run], by: ""))
      guard case .started(let task, let attempt) = answer else { return OperationOutcome(answer) }
      _ = try await ask(.acknowledge(task, attempt.token))
      return try await deliver(task, attempt.token, withOlder: false, ask)
    case .deliver(let age, let withOlder):
      let (task, token) = attempt(age)
      return try await deliver(task, token, withOlder: withOlder, ask)
    case .rerunFailed(let run):
      let run = runs[run]
      let failed = await engine.read { state in
        state.board.tasks.filter { $0.run == run && $0.status.isRerunnable }.map(\.id)
      }
      return OperationOutcome(try await ask(.rerun(failed, run, by: "bob", reason: "again")))
    case .reclaim(let time):
      clock.advance(by: .milliseconds(time))
      return OperationOutcome(try await ask(.reclaim(limit: Self.reclaims)))
    case .drain(let drainer, let limit, let end):
      return try await drain("drainer \(drainer)", limit, end)
    case .crash:
      crash()
      return .done
    default: return OperationOutcome(try await ask(call(for: operation)))
    }
  }

  /// Answers that the rules do not give, and records that no call explains.
  func wrongAnswers() throws -> [String] {
    let engine = engine
    return ReferenceCheck.findings(
      memory.withLock { $0.calls },
      try engine.records(),
      after: firstRecords,
      ReferenceModel(engine.configuration)
    )
  }

  /// Makes a call, and remembers its answer.
  ///
  /// - Throws: ``Interrupted`` if the engine crashed before it answered, or its own errors.
  func ask(_ call: EngineCall, as origin: any Sendable) async throws -> EngineAnswer {
    let (engine, life) = memory.withLock { ($0.engine, $0.life) }
    let (before, time) = (site.lastAppended, CallTime(of: engine))
    let answer: EngineAnswer?
    var isFull = false
    do { answer = try await call.perform(on: engine) } catch {
      // An engine whose journal is full cannot go on.
      if case LedgerError.journalFailed = error, site.isUp(life) {
        isFull = true
        crash()
      }
      if site.isUp(life) { throw error }
      answer = nil
    }
    // An engine that has crashed answers nobody.
    let told = site.isUp(life) ? answer : nil
    memory.withLock { memory in
      memory.calls.append(
        ObservedCall(origin, call, told, records: before...site.lastAppended, time: time)
      )
      if let told { memory.take(told) }
    }
    guard let told else { throw Interrupted(byFullJournal: isFull) }
    check(told, of: call)
    return told
  }

  private func check(_ answer: EngineAnswer, of call: EngineCall) {
    switch (call, answer) {
    case (.reclaim(let limit), .reclaimed(let tasks)) where tasks.count > limit:
      excesses.add("\(tasks.count) claims were reclaimed, at most \(limit) are allowed")
    case (.plan(_, let limit), .planned(let plan)):
      for (name, count) in [("ready", plan.ready.count), ("waiting", plan.blocked.count)]
      where count > limit {
        excesses.add("a plan has \(count) \(name) tasks, at most \(limit) are allowed")
      }
    default: break
    }
  }

  private func spec(of wish: TaskWish) -> TaskSpec {
    let parents = wish.parents.map(task)
    let producer = wish.needsArtifact ? parents.first : nil
    return TaskSpec(
      task: TaskID(rawValue: 0),
      run: runs[wish.run],
      dependencies: parents,
      requiresApproval: wish.isGated,
      reapprove: wish.reapprove,
      needs: producer.map { [ArtifactNeed("image", from: $0)] } ?? [],
      retry: RetryPolicy(maximum: wish.retries, on: [.network]),
      key: wish.key
    )
  }

  private func call(for operation: BoardOperation) -> EngineCall {
    switch operation {
    case .link(let child, let parent): .link(task(child), after: task(parent))
    case .unlink(let child, let parent): .unlink(task(child), from: task(parent))
    case .start(let task): .start(self.task(task), by: "claire")
    case .startNext(let run): .startNext(runs[run], by: "claire")
    case .finishThenStart(let age, let run):
      .completeThenStart(attempt(age).task, attempt(age).token, runs[run], by: "claire")
    case .call(let call, let age): report(call, attempt(age))
    case .decide(let verdict, let task):
      .decide(verdict, self.task(task), by: "ann", comment: "looked")
    case .rerun(let tasks): .rerun(tasks.map(task), runs[0], by: "bob", reason: "again")
    case .operate(let wish, let task): self.operation(wish, self.task(task))
    case .control(let word, let run): control(word, runs[run])
    case .plan(let run, let limit): .plan(runs[run], limit: limit)
    default: preconditionFailure("\(operation) is not one call")
    }
  }

  private func operation(_ wish: BoardOperation.Wish, _ task: TaskID) -> EngineCall {
    switch wish {
    case .cancel: .cancel(task, by: "eve")
    case .block: .block(task, reason: "hold")
    case .unblock: .unblock(task)
    case .reopen: .reopen(task, by: "zoe")
    case .archive: .archive(task)
    }
  }

  private func control(_ word: BoardOperation.Word, _ run: RunID) -> EngineCall {
    switch word {
    case .pause: .pause(run)
    case .resume: .resume(run)
    case .abort: .abort(run, by: "max")
    case .cancel: .cancelRun(run, by: "max")
    }
  }

  private func report(
    _ call: AttemptCall,
    _ attempt: (task: TaskID, token: AttemptToken)
  ) -> EngineCall {
    let (task, token) = attempt
    switch call {
    case .queued: return .acknowledge(task, token)
    case .running: return .reportProgress(task, token)
    case .succeeded: return .complete(task, token, nil)
    case .failed:
      // A given category counts, whatever the words say.
      let categories: [FailureCategory?] = [nil, .network, .permanent]
      let category = categories[token.rawValue % categories.count]
      return .fail(task, token, reason: category == .network ? "no room" : "Network", category)
    case .submitFailed: return .rejectSubmission(task, token, reason: "no room")
    case .cancelled: return .confirmCancel(task, token, by: "runner")
    case .heartbeat: return .heartbeat(task, token)
    case .released: return .release(task, token)
    case .blocked: return .blockAttempt(task, token, reason: "wait")
    case .published: return .publish(task, token, type: "image", label: "draft")
    }
  }

  private func deliver(
    _ task: TaskID,
    _ token: AttemptToken,
    withOlder: Bool,
    _ ask: (EngineCall) async throws -> EngineAnswer
  ) async throws -> OperationOutcome {
    let answer = try await ask(.publish(task, token, type: "image", label: "draft"))
    guard case .published = answer else { return OperationOutcome(answer) }
    let artifacts = memory.withLock { $0.artifacts.suffix(withOlder ? 2 : 1) }
    let handoff = Handoff(
      summary: "finished",
      nextActions: ["deploy"],
      questions: ["when"],
      artifacts: artifacts.map { Handoff.Item($0) }
    )
    return OperationOutcome(try await ask(.complete(task, token, handoff)))
  }

  /// The task of the creation with a number; the engine's task with this number if there is none.
  private func task(_ number: Int) -> TaskID {
    let created = memory.withLock { memory in
      memory.tasks.indices.contains(number) ? memory.tasks[number] : nil
    }
    return created ?? TaskID(rawValue: number)
  }

  /// The attempt of an age; if there are fewer attempts, one that never existed.
  private func attempt(_ age: Int) -> (task: TaskID, token: AttemptToken) {
    memory.withLock { memory in
      let position = memory.attempts.count - 1 - age
      return memory.attempts.indices.contains(position)
        ? memory.attempts[position] : (TaskID(rawValue: 0), AttemptToken(rawValue: 0))
    }
  }
}

extension OperationPerformer.Memory {
  /// Remembers what later operations name.
  fileprivate mutating func take(_ answer: EngineAnswer) {
    switch answer {
    case .started(let task, let attempt): attempts.append((task, attempt.token))
    case .both(let next): take(next)
    case .published(let artifact): artifacts.append(artifact)
    default: break
    }
  }
}
