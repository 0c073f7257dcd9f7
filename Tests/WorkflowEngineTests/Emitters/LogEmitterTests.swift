import Foundation
import Testing

@testable import WorkflowEngine

/// The log: one line per entry, the same bytes for the same entry.
struct LogEmitterTests {
  @Test func `a line is JSON with sorted keys, with fixed bytes`() async throws {
    let clock = HandClock()
    var configuration = EngineConfiguration()
    configuration.clock = clock
    let bench = try await Bench(configuration)
    let task = try await bench.engine.create(in: bench.run, key: "a/\"b\"").task
    clock.advance(by: .nanoseconds(7))
    guard case .started(_, let attempt) = try await bench.engine.dispatch(task, by: "Ann") else {
      Issue.record("the task did not start")
      return
    }
    _ = try await bench.engine.fail(task, attempt.token, reason: "no\nluck")
    let box = LineBox()
    try await LogEmitter(to: box.sink).emit(OutboxEntry.entries(of: try bench.engine.records()))
    #expect(
      box.text == #"""
        {"event":"runCreated","id":1,"run":0,"step":1,"time":0}
        {"event":"taskCreated","id":2,"key":"a/\"b\"","parents":[],"run":0,"step":2,"task":0,"time":0}
        {"event":"taskReady","id":3,"run":0,"step":2,"task":0,"time":0}
        {"attempt":1,"by":"Ann","event":"taskDispatched","id":4,"number":1,"run":0,"step":3,"task":0,"time":7}
        {"cause":"rollUp","event":"runStatusChanged","from":"created","id":5,"run":0,"step":3,"time":7,"to":"running"}
        {"attempt":1,"event":"taskFailed","id":6,"reason":"no\nluck","run":0,"step":4,"task":0,"time":7}
        {"cause":"rollUp","event":"runStatusChanged","from":"running","id":7,"run":0,"step":4,"time":7,"to":"failed"}

        """#
    )
  }

  @Test func `every entry has one line, regardless of batches and repetitions`() async throws {
    let walk = try await EmittedWalk(7, steps: 300)
    let whole = LineBox()
    try await LogEmitter(to: whole.sink).emit(walk.entries)
    let parts = LineBox()
    let emitter = LogEmitter(to: parts.sink)
    for start in stride(from: 0, to: walk.entries.count, by: 7) {
      let batch = Array(walk.entries[start..<min(start + 10, walk.entries.count)])
      try await emitter.emit(batch)
      try await emitter.emit(batch)
      try await emitter.flush()
    }
    #expect(whole.lines.count == walk.entries.count)
    #expect(parts.text == whole.text)
    #expect(await emitter.count == walk.entries.count)
    #expect(parts.flushes == (walk.entries.count + 6) / 7)
    for (line, entry) in zip(whole.lines, walk.entries) {
      let value = try JSONValue(line)
      guard case .board(let event) = entry.record.event else { continue }
      #expect(value["id"]?.number == Double(entry.id))
      #expect(value["event"]?.string == EventKind(event).rawValue)
      #expect(value["run"]?.number == Double(entry.run.rawValue))
      #expect(value["task"]?.number == entry.task.map { Double($0.rawValue) })
      #expect(value["attempt"]?.number == entry.attempt.map { Double($0.rawValue) })
    }
  }

  @Test func `lines that a sink refuses are reported, kept and written later`() async throws {
    let walk = try await EmittedWalk(8, steps: 100)
    let box = LineBox()
    let emitter = LogEmitter(to: box.sink)
    let half = walk.entries.count / 2
    try await emitter.emit(Array(walk.entries[..<half]))
    box.isFull = true
    let rest = Array(walk.entries[half...])
    for _ in 1...3 {
      await #expect(throws: LineBox.Full()) { try await emitter.emit(rest) }
    }
    await #expect(throws: LineBox.Full()) { try await emitter.flush() }
    #expect(box.lines.count == half)
    box.isFull = false
    try await emitter.emit(rest)
    #expect(
      try box.lines.map { try JSONValue($0)["id"]?.number }
        == walk.entries.map { Double($0.id) }
    )
  }

  @Test func `a file receives the lines, and a full disk is reported`() async throws {
    let walk = try await EmittedWalk(9, steps: 60)
    let folder = try TemporaryFolder()
    try folder.write([], to: "log.jsonl")
    let file = try #require(FileHandle(forWritingAtPath: folder.path("log.jsonl")))
    let emitter = LogEmitter(to: LineSink(descriptor: file.fileDescriptor))
    try await emitter.emit(walk.entries)
    try await emitter.flush()
    let box = LineBox()
    try await LogEmitter(to: box.sink).emit(walk.entries)
    #expect(String(decoding: folder.bytes("log.jsonl"), as: UTF8.self) == box.text)

    let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
    let failing = LogEmitter(to: LineSink(descriptor: full.fileDescriptor))
    await #expect(throws: EmitterError.writeFailed(errno: ENOSPC)) {
      try await failing.emit(walk.entries)
    }
    #expect("\(EmitterError.writeFailed(errno: ENOSPC))".contains("No space left on device"))
  }

  @Test func `a line that was written in part is continued`() async throws {
    let walk = try await EmittedWalk(10, steps: 150)
    let whole = LineBox()
    try await LogEmitter(to: whole.sink).emit(walk.entries)
    let pipe = Pipe()
    let emitter = LogEmitter(to: LineSink(descriptor: pipe.fileHandleForWriting.fileDescriptor))
    // A non-blocking pipe accepts a part and then refuses, like a full disk.
    let descriptor = pipe.fileHandleForWriting.fileDescriptor
    #expect(fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK) == 0)
    var read = Data()
    var refusals = 0
    // While it refuses, there is data in it to read.
    for _ in 1...1_000 {
      do {
        try await emitter.emit(walk.entries)
        for copy in 1...30 { try await emitter.emit(Self.copy(walk.entries, number: copy)) }
        break
      } catch {
        #expect(error as? EmitterError == .writeFailed(errno: EAGAIN))
        refusals += 1
        read += pipe.fileHandleForReading.availableData
      }
    }
    try await emitter.flush()
    try pipe.fileHandleForWriting.close()
    read += try pipe.fileHandleForReading.readToEnd() ?? Data()
    #expect(refusals > 0)
    let lines = String(decoding: read, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == walk.entries.count * 31)
    #expect(lines.count == (await emitter.count))
    for line in lines { _ = try JSONValue(line) }
  }

  /// The same entries for other runs.
  private static func copy(_ entries: [OutboxEntry], number: Int) -> [OutboxEntry] {
    entries.map {
      OutboxEntry(record: $0.record, run: RunID(rawValue: $0.run.rawValue + 10 * number))
    }
  }
}
