import Testing

@testable import WorkflowEngine

struct CallbackTests {
  /// The reports of a runner.
  enum Report: String, CaseIterable, Sendable {
    case acknowledge, progress, complete, fail

    var status: TaskStatus {
      switch self {
      case .acknowledge: .queued
      case .progress: .running
      case .complete: .succeeded
      case .fail: .failed
      }
    }

    var call: AttemptCall {
      switch self {
      case .acknowledge: .queued
      case .progress: .running
      case .complete: .succeeded
      case .fail: .failed
      }
    }

    func send(
      _ task: TaskID,
      _ token: AttemptToken,
      to engine: WorkflowEngine
    ) async throws -> CallbackReply {
      switch self {
      case .acknowledge: try await engine.acknowledge(task, token)
      case .progress: try await engine.reportProgress(task, token)
      case .complete: try await engine.complete(task, token)
      case .fail: try await engine.fail(task, token, reason: "no luck")
      }
    }
  }

  @Test(arguments: Report.allCases, Report.allCases)
  func `the second report is accepted exactly if it moves forward`(
    _ first: Report,
    _ second: Report
  ) async throws {
    let bench = try await Bench()
    let task = try await bench.task()
    let token = try await bench.start(task)
    #expect(try await first.send(task, token, to: bench.engine) == .accepted)
    let reply = try await second.send(task, token, to: bench.engine)
    if first.status.canMove(to: second.status) {
      #expect(reply == .accepted)
      #expect(try await bench.status(task) == second.status)
    } else {
      let reason: RefusalReason = first.status.isActive ? .alreadyPast : .attemptEnded
      #expect(reply == .refused(reason))
      #expect(try await bench.status(task) == first.status)
      let event = Board.Event.callbackRefused(task, token, reported: second.call, reason)
      #expect(try bench.events().last == event)
    }
    #expect(try await bench.findings() == [])
  }

  @Test(arguments: Report.allCases)
  func `a late report of an earlier attempt changes nothing`(_ report: Report) async throws {
    let bench = try await Bench()
    let task = try await bench.task()
    let old = try await bench.fail(task)
    _ = try await bench.engine.rerun([task], in: bench.run, by: "ann", reason: "again")
    #expect(try await report.send(task, old, to: bench.engine) == .refused(.attemptEnded))
    try await bench.start(task)
    let before = try await bench.engine.task(task)
    #expect(try await report.send(task, old, to: bench.engine) == .refused(.staleAttempt))
    #expect(try await bench.engine.task(task) == before)
    #expect(try await bench.findings() == [])
  }

  @Test func `a report on a task that was never started is stale`() async throws {
    let bench = try await Bench()
    let task = try await bench.task()
    let token = AttemptToken(rawValue: 1)
    #expect(try await bench.engine.complete(task, token) == .refused(.staleAttempt))
  }

  @Test(arguments: Report.allCases)
  func `a report on an unknown task is a misuse`(_ report: Report) async throws {
    let bench = try await Bench()
    let task = TaskID(rawValue: 3)
    await #expect(throws: BoardError.unknownTask(task)) {
      try await report.send(task, AttemptToken(rawValue: 1), to: bench.engine)
    }
  }

  @Test func `the length of a failure's reason is limited`() async throws {
    let bench = try await Bench()
    let task = try await bench.task()
    let token = try await bench.start(task)
    let text = String(repeating: "x", count: BoardLimits.textBytes + 1)
    await #expect(throws: BoardError.self) {
      try await bench.engine.fail(task, token, reason: text)
    }
    #expect(try await bench.engine.fail(task, token, reason: String(text.dropLast())) == .accepted)
  }

  @Test func `the end of an attempt clears the task's pointer to it`() async throws {
    let bench = try await Bench()
    let task = try await bench.task()
    let token = try await bench.start(task)
    #expect(try await bench.engine.task(task).currentAttempt?.token == token)
    _ = try await bench.engine.complete(task, token)
    #expect(try await bench.engine.task(task).currentAttempt == nil)
    #expect(try await bench.engine.task(task).lastAttempt?.token == token)
  }
}
