import Testing

@testable import WorkflowEngine

struct RollUpTests {
  /// The status of a run with one task, for each status of the task.
  @Test(
    arguments: zip(
      TaskStatus.allCases,
      [
        RunStatus.created, .created, .running, .running, .running, .running, .succeeded, .failed,
        .failed, .failed, .succeeded,
      ]
    )
  )
  func `a run of one task follows it`(_ status: TaskStatus, _ expected: RunStatus) async throws {
    let bench = try await Bench()
    _ = try await bench.bring(try await bench.task(), to: status)
    #expect(try await bench.runStatus == expected)
    #expect(try await bench.engine.run(bench.run).computedStatus == expected)
    #expect(try await bench.findings() == [])
  }

  /// One failure is enough, all tasks must be done, and any started task counts.
  @Test(arguments: TaskStatus.allCases, TaskStatus.allCases)
  func `a run of two tasks follows both`(_ one: TaskStatus, _ other: TaskStatus) async throws {
    let bench = try await Bench()
    let tasks = [try await bench.task(), try await bench.task()]
    _ = try await bench.bring(tasks[0], to: one)
    _ = try await bench.bring(tasks[1], to: other)
    let pair: Set = [one, other]
    let expected: RunStatus =
      if pair.isSubset(of: [.succeeded, .archived]) {
        .succeeded
      } else if !pair.isDisjoint(with: [.failed, .submitFailed, .cancelled]) {
        .failed
      } else if pair.isSubset(of: [.created, .blocked, .archived]) { .created } else { .running }
    #expect(try await bench.runStatus == expected)
    #expect(try await bench.findings() == [])
  }

  @Test func `a run with a rerun under way is running, and other failures count afterwards`()
    async throws
  {
    let bench = try await Bench()
    let tasks = [try await bench.task(), try await bench.task()]
    for task in tasks { try await bench.fail(task) }
    #expect(try await TaskOperation.rerun.ask(bench, tasks[0], AttemptToken(rawValue: 0)) == nil)
    #expect(try await bench.runStatus == .running)
    #expect(try await bench.engine.archive(tasks[1]) == .accepted)
    #expect(try await bench.runStatus == .running)
    try await bench.succeed(tasks[0])
    #expect(try await bench.runStatus == .succeeded)
    #expect(try await bench.findings() == [])
  }

  @Test func `a released rerun is still a rerun`() async throws {
    let bench = try await Bench()
    let tasks = [try await bench.task(), try await bench.task()]
    for task in tasks { try await bench.fail(task) }
    #expect(try await TaskOperation.rerun.ask(bench, tasks[0], AttemptToken(rawValue: 0)) == nil)
    let token = try await bench.start(tasks[0])
    #expect(try await bench.engine.release(tasks[0], token) == .accepted)
    #expect(try await bench.runStatus == .running)
    try await bench.succeed(tasks[0])
    #expect(try await bench.runStatus == .failed)
    #expect(try await bench.findings() == [])
  }

  @Test func `a run without tasks is created`() async throws {
    let bench = try await Bench()
    #expect(try await bench.engine.run(bench.run).computedStatus == .created)
    #expect(try await bench.findings() == [])
  }
}
