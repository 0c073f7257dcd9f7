import Synchronization
import Testing
import WorkflowEngine

/// The examples of the article *Emitters*.
struct EmitterArticleTests {
  @Test func `a log, and a buffer of failures`() async throws {
    let engine = try WorkflowEngine()
    let (run, task, attempt) = try await start(on: engine)
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

  @Test func `spans, drained after a restart`() async throws {
    let engine = try WorkflowEngine()
    let (_, task, attempt) = try await start(on: engine)
    _ = try await OutboxDrain(engine, to: NullEmitter(), as: "before").drainAll()
    _ = try await engine.complete(task, attempt.token)
    let epoch = 1_767_225_600_000_000_000
    let lines = Lines()
    let sink = LineSink { lines.add($0) }

    let delivered = try await engine.deliveredEntries()
    let spans = try SpanEmitter(of: "shop", epoch: epoch, to: sink, recalling: delivered)
    let drain = OutboxDrain(engine, to: spans, as: "spans")
    _ = try await drain.drainAll()

    #expect(await spans.count == 2)
    #expect(lines.text.contains(#""traceId":"#))
  }

  private func start(on engine: WorkflowEngine) async throws -> (RunID, TaskID, Attempt) {
    let run = try await engine.createRun()
    let task = try await engine.createTask(in: run)
    let reply = try await engine.dispatch(task)
    guard case .started(_, let attempt) = reply else { throw NotStarted(reply: reply) }
    return (run, task, attempt)
  }

  private struct NotStarted: Error { let reply: DispatchReply }

  private final class Lines: Sendable {
    private let bytes = Mutex<[UInt8]>([])

    var text: String { String(decoding: bytes.withLock { $0 }, as: UTF8.self) }

    func add(_ line: [UInt8]) { bytes.withLock { $0 += line } }
  }
}
