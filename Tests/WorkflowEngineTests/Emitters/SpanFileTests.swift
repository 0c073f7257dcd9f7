import Foundation
import Testing

@testable import WorkflowEngine

/// Files of spans and metrics, as a program writes them: in batches, some of them repeated, and
/// with a restart in between.
///
/// `scripts/check-spans` names a folder and reads the files there with the published protocol.
struct SpanFileTests {
  /// Facts about a walk that its files must show.
  private struct Truth: Encodable {
    struct Execution: Encodable {
      let token: Int
      let run: Int
      let task: Int
      let number: Int
      let start: Int
      let isOpen: Bool
    }

    let name: String
    let epoch: Int
    let runs: Int
    let executions: [Execution]
    let series: [String: Int]
  }

  /// 2026-01-01, in nanoseconds of Unix time.
  private static let epoch = 1_767_225_600_000_000_000

  @Test(arguments: [UInt64](81...84))
  func `a reader finds every execution once, and the six metrics`(_ seed: UInt64) async throws {
    let walk = try await EmittedWalk(seed, steps: 500, endsRuns: true)
    let folder = try TemporaryFolder()
    let place = ProcessInfo.processInfo.environment["WORKFLOW_SPANS"]
    func path(_ kind: String) -> String {
      place.map { "\($0)/walk-\(seed).\(kind)" } ?? folder.path("walk-\(seed).\(kind)")
    }

    let half = walk.entries.count / 2
    try await Self.deliver(walk.entries, from: 0, to: half, seed, path)
    // The second process gets fewer entries as delivered than the first has written.
    try await Self.deliver(walk.entries, from: half - 40, to: walk.entries.count, seed, path)

    let board = walk.board
    let truth = Truth(
      name: "walk-\(seed)",
      epoch: Self.epoch,
      runs: board.runs.count,
      executions: walk.starts.map {
        Truth.Execution(
          token: $0.token,
          run: $0.run,
          task: $0.task,
          number: $0.number,
          start: $0.time,
          isOpen: walk.openTokens.contains($0.token)
        )
      },
      series: [
        "inflight_nodes": board.activeCount,
        "queue_depth": board.tasks.count(where: board.isReady),
        "step_latency_ms": board.lastToken.rawValue - board.activeCount,
        "retries_total": board.tasks.reduce(0) { $0 + $1.audit.retryCount },
        "merge_conflicts_total": 0,
        "backpressure_events_total": walk.entries.count {
          if case .board(.dispatchRefused(_, .dispatchLimitReached)) = $0.record.event {
            true
          } else {
            false
          }
        },
      ]
    )
    try JSONEncoder().encode(truth).write(to: URL(fileURLWithPath: path("truth.json")))

    let spans = try ReadSpan.all(in: Self.lines(path("spans.jsonl")))
    let unique = Dictionary(spans.map { ($0.id, $0) }) { _, last in last }
    #expect(spans.count > unique.count)
    #expect(
      unique.values.compactMap(\.token).sorted()
        == truth.executions.filter { !$0.isOpen }.map(\.token).sorted()
    )
    for line in try Self.lines(path("metrics.jsonl")) {
      #expect(OTLPSchema.findings(try JSONValue(line), "MetricsData") == [])
    }
  }

  /// Delivers entries with the emitters of a new process; entries before the first count as
  /// delivered.
  private static func deliver(
    _ entries: [OutboxEntry],
    from first: Int,
    to end: Int,
    _ seed: UInt64,
    _ path: (String) -> String
  ) async throws {
    func open(_ path: String) throws -> FileHandle {
      if !FileManager.default.fileExists(atPath: path) {
        #expect(FileManager.default.createFile(atPath: path, contents: nil))
      }
      let file = try #require(FileHandle(forWritingAtPath: path))
      try file.seekToEnd()
      return file
    }
    let spanFile = try open(path("spans.jsonl"))
    let metricFile = try open(path("metrics.jsonl"))
    let delivered = entries[..<first]
    let emitter = FanOutEmitter([
      try SpanEmitter(
        of: "walk-\(seed)",
        epoch: epoch,
        to: LineSink(descriptor: spanFile.fileDescriptor),
        recalling: delivered
      ),
      try MetricsEmitter(
        of: "walk-\(seed)",
        epoch: epoch,
        to: LineSink(descriptor: metricFile.fileDescriptor),
        recalling: delivered
      ),
    ])
    for start in stride(from: first, to: end, by: 50) {
      try await emitter.emit(Array(entries[start..<min(start + 64, end)]))
      try await emitter.flush()
    }
    try spanFile.close()
    try metricFile.close()
  }

  private static func lines(_ path: String) throws -> [Substring] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
  }
}
