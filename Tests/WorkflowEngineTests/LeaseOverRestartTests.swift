import Testing

@testable import WorkflowEngine

struct LeaseOverRestartTests {
  private func configuration(
    _ journal: any Journal<EngineModel>,
    _ clock: HandClock
  ) -> EngineConfiguration {
    var configuration = EngineConfiguration()
    configuration.makeJournal = { journal }
    configuration.clock = clock
    configuration.lease = .milliseconds(10)
    return configuration
  }

  @Test func `a shorter lease after a reopening ends before the longer ones`() async throws {
    let clock = HandClock()
    let memory = MemoryJournal<EngineModel>()
    var configuration = configuration(memory, clock)
    configuration.lease = .seconds(3_600)
    let long = try await Bench(configuration)
    var tasks: [TaskID] = []
    for _ in 0..<3 {
      tasks.append(try await long.task())
      try await long.start(tasks[tasks.count - 1])
    }
    configuration.lease = .milliseconds(10)
    configuration.makeJournal = { MemoryJournal(memory.records()) }
    let short = try await Bench(configuration)
    let task = try await short.task()
    try await short.start(task)
    clock.advance(by: .milliseconds(10))
    #expect(try await short.engine.reclaimExpired() == [task])
    clock.advance(by: .seconds(3_600))
    #expect(try await short.engine.reclaimExpired() == tasks)
    #expect(try await short.findings() == [])
  }

  @Test(arguments: ["memory", "sqlite"])
  func `a claim from before a crash lasts for the rest of its lease`(
    _ kind: String
  ) async throws {
    let folder = try TemporaryFolder()
    let clock = HandClock()
    clock.advance(by: .seconds(5))
    let memory = MemoryJournal<EngineModel>()
    let database = kind == "sqlite" ? try SQLiteJournal(folder.path("journal")) : nil
    let first = try WorkflowEngine(configuration(database ?? memory, clock))
    let run = try await first.createRun()
    clock.advance(by: .milliseconds(3))
    let task = try await first.createTask(in: run)
    guard case .started(_, let attempt) = try await first.dispatch(task) else {
      Issue.record("the task is ready")
      return
    }
    #expect(attempt.leasedUntil == 13_000_000)
    clock.advance(by: .milliseconds(4))
    _ = try await first.createTask(in: run)
    // Two milliseconds that no record shows, and one hour in which the engine was closed.
    clock.advance(by: .milliseconds(2) + .seconds(3_600))
    database?.close()

    let other = HandClock()
    other.advance(by: .seconds(77))
    let journal: any Journal<EngineModel> =
      database == nil
      ? MemoryJournal(memory.records()) : try SQLiteJournal(folder.path("journal"))
    let second = try WorkflowEngine(configuration(journal, other))
    #expect(try await second.task(task).leasedUntil == 13_000_000)
    other.advance(by: .milliseconds(6) - .nanoseconds(1))
    #expect(try await second.reclaimExpired() == [])
    other.advance(by: .nanoseconds(1))
    #expect(try await second.reclaimExpired() == [task])
    #expect(try await second.complete(task, attempt.token) == .refused(.attemptEnded))
    let state = await second.read { $0 }
    #expect(LedgerAudit.findings(try second.records(), state) == [])
  }
}
