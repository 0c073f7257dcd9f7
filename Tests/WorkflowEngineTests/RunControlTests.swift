import Testing

@testable import WorkflowEngine

struct RunControlTests {
  /// An operation of an operator on a run.
  enum Word: String, CaseIterable, Sendable {
    case pause, resume, abort

    func say(_ run: RunID, to engine: WorkflowEngine) async throws -> RunControlReply {
      switch self {
      case .pause: try await engine.pause(run)
      case .resume: try await engine.resume(run)
      case .abort: try await engine.abort(run)
      }
    }

    func reply(in status: RunStatus) -> RunControlReply {
      switch (self, status) {
      case (_, .aborted): .refused(.runAborted)
      case (.pause, .created), (.pause, .running): .moved(to: .paused)
      case (.pause, .paused): .refused(.runPaused)
      case (.pause, _): .refused(.runFinished)
      case (.resume, .paused): .moved(to: .running)
      case (.resume, _): .refused(.runNotPaused)
      case (.abort, .succeeded): .refused(.runFinished)
      case (.abort, _): .moved(to: .aborted)
      }
    }
  }

  /// A run in a status; a paused run was running before.
  private func bench(in status: RunStatus) async throws -> Bench {
    let bench = try await Bench()
    let task = try await bench.task()
    if status != .created {
      let token = try await bench.start(task)
      if status == .succeeded { _ = try await bench.engine.complete(task, token) }
      if status == .failed { _ = try await bench.engine.fail(task, token) }
    }
    if status == .paused { _ = try await bench.engine.pause(bench.run) }
    if status == .aborted { _ = try await bench.engine.abort(bench.run) }
    #expect(try await bench.runStatus == status)
    return bench
  }

  @Test(arguments: Word.allCases, RunStatus.allCases)
  func `the run's status decides whether an operator's operation is accepted`(
    _ word: Word,
    _ status: RunStatus
  ) async throws {
    let bench = try await bench(in: status)
    let before = try bench.events().count
    let reply = try await word.say(bench.run, to: bench.engine)
    #expect(reply == word.reply(in: status))
    if case .moved(let next) = reply {
      #expect(try await bench.runStatus == next)
    } else {
      #expect(try await bench.runStatus == status)
      #expect(try bench.events().count == before)
    }
    #expect(try await bench.findings() == [])
  }

  @Test(arguments: Word.allCases)
  func `an unknown run is a misuse`(_ word: Word) async throws {
    let bench = try await Bench()
    let run = RunID(rawValue: 4)
    await #expect(throws: BoardError.unknownRun(run)) {
      try await word.say(run, to: bench.engine)
    }
  }

  @Test func `a resumed run gets the roll-up of its tasks`() async throws {
    let bench = try await Bench()
    let task = try await bench.task()
    let token = try await bench.start(task)
    _ = try await bench.engine.pause(bench.run)
    #expect(try await bench.engine.complete(task, token) == .accepted)
    #expect(try await bench.runStatus == .paused)
    #expect(try await bench.engine.resume(bench.run) == .moved(to: .succeeded))
    #expect(try await bench.findings() == [])
  }

  @Test func `a run that was paused before its first start is created again`() async throws {
    let bench = try await Bench()
    _ = try await bench.task()
    _ = try await bench.engine.pause(bench.run)
    #expect(try await bench.engine.resume(bench.run) == .moved(to: .created))
  }

  @Test func `the holders of claims in an aborted run learn of it at their next call`() async throws
  {
    let bench = try await Bench()
    let tasks = [try await bench.task(), try await bench.task(), try await bench.task()]
    let tokens = [try await bench.start(tasks[0]), try await bench.start(tasks[1])]
    #expect(try await bench.engine.cancel(tasks[1], by: "ann") == .accepted)
    #expect(try await bench.engine.heartbeat(tasks[0], tokens[0]) == .accepted)
    let before = try bench.events().count
    #expect(try await bench.engine.abort(bench.run, by: "eve") == .moved(to: .aborted))
    #expect(
      try bench.events(since: before) == [
        .runStatusChanged(bench.run, from: .running, to: .aborted, cause: .abort),
        .cancelRequested(tasks[0], tokens[0], by: "eve"),
      ]
    )
    for (task, token) in zip(tasks, tokens) {
      #expect(try await bench.engine.heartbeat(task, token) == .stopRequested)
      #expect(try await bench.engine.acknowledge(task, token) == .refused(.cancelRequested))
      #expect(try await bench.engine.confirmCancel(task, token) == .accepted)
      #expect(try await bench.status(task) == .cancelled)
    }
    #expect(try await bench.status(tasks[2]) == .created)
    #expect(try await bench.findings() == [])
  }

  @Test func `a run is cancelled task by task, and can go on with new ones`() async throws {
    let bench = try await Bench()
    let tasks = [try await bench.task(), try await bench.task(), try await bench.task()]
    let done = try await bench.start(tasks[0])
    #expect(try await bench.engine.complete(tasks[0], done) == .accepted)
    let token = try await bench.start(tasks[1])
    #expect(try await bench.engine.cancel(run: bench.run, by: "eve") == .accepted)
    #expect(try await bench.status(tasks[0]) == .succeeded)
    #expect(try await bench.engine.heartbeat(tasks[1], token) == .stopRequested)
    #expect(try await bench.status(tasks[2]) == .cancelled)
    #expect(try await bench.engine.cancel(run: bench.run, by: "eve") == .refused(.runFinished))
    #expect(try await bench.engine.confirmCancel(tasks[1], token) == .accepted)
    #expect(try await bench.runStatus == .failed)
    try await bench.start(try await bench.task())
    #expect(try await bench.findings() == [])
  }

  @Test func `an aborted run stays aborted regardless of reports`() async throws {
    let bench = try await Bench()
    let task = try await bench.task()
    let token = try await bench.start(task)
    _ = try await bench.engine.abort(bench.run)
    #expect(try await bench.engine.complete(task, token) == .accepted)
    #expect(try await bench.runStatus == .aborted)
    #expect(try await bench.status(task) == .succeeded)
    #expect(try await bench.findings() == [])
  }

  @Test func `the roll-up is recorded exactly when it changes`() async throws {
    let bench = try await Bench()
    let first = try await bench.task()
    let second = try await bench.task()
    let token = try await bench.start(first)
    try await bench.fail(second)
    _ = try await bench.engine.complete(first, token)
    _ = try await bench.engine.rerun([second], in: bench.run, by: "ann", reason: "again")
    try await bench.succeed(second)
    let changes = try bench.events().compactMap { event -> [RunStatus]? in
      guard case .runStatusChanged(_, let from, let to, .rollUp) = event else { return nil }
      return [from, to]
    }
    #expect(
      changes == [
        [.created, .running], [.running, .failed], [.failed, .running], [.running, .succeeded],
      ]
    )
  }
}
