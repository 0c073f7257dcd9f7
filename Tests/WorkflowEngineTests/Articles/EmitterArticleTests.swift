import Testing
import WorkflowEngine

/// The example of the article on emitters.
struct EmitterArticleTests {
  @Test func `a log, and a buffer of failures`() async throws {
    let engine = try WorkflowEngine()
    let run = try await engine.createRun()
    let task = try await engine.createTask(in: run)
    guard case .started(_, let attempt) = try await engine.dispatch(task) else {
      Issue.record("the task was not started")
      return
    }
    _ = try await engine.fail(task, attempt.token, reason: "no luck")

    let failures = BufferedEmitter(capacity: 1_000)
    let log = LogEmitter(to: LineSink(descriptor: 2))
    let emitter = FanOutEmitter([
      log,
      FilteredEmitter(failures) { entry in
        if case .board(.taskFailed) = entry.record.event { true } else { false }
      },
    ])
    try await emitter.emit(OutboxEntry.entries(of: try engine.records()))
    for entry in await failures.entries(run: run) { print(entry) }

    #expect(await failures.entries().map(\.task) == [task])
    #expect(await log.count == (try engine.records().count))
  }
}
