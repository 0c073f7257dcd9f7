import Testing

@testable import WorkflowEngine

/// Spans with repeated entries, with a sink that refuses lines, and after a restart.
struct SpanDeliveryTests {
  private static func emitter(
    to box: LineBox,
    recalling entries: ArraySlice<OutboxEntry> = []
  ) throws -> SpanEmitter {
    try SpanEmitter(of: "shop", epoch: 0, to: box.sink, recalling: entries)
  }

  private static func whole(_ walk: EmittedWalk) async throws -> [ReadSpan] {
    let box = LineBox()
    try await emitter(to: box).emit(walk.entries)
    return try ReadSpan.all(in: box.lines)
  }

  @Test func `repeated entries make no second span`() async throws {
    let walk = try await EmittedWalk(71, steps: 300)
    let box = LineBox()
    let emitter = try Self.emitter(to: box)
    for start in stride(from: 0, to: walk.entries.count, by: 5) {
      let end = min(start + 12, walk.entries.count)
      try await emitter.emit(Array(walk.entries[start..<end]))
    }
    #expect(try ReadSpan.all(in: box.lines) == (try await Self.whole(walk)))
    #expect(await emitter.openCount == walk.openTokens.count)
  }

  @Test func `runs can be delivered one after the other`() async throws {
    let walk = try await EmittedWalk(72, steps: 300)
    let box = LineBox()
    let emitter = try Self.emitter(to: box)
    for run in walk.board.runs.map(\.id) {
      try await emitter.emit(walk.entries.filter { $0.run == run })
    }
    let spans = try ReadSpan.all(in: box.lines)
    #expect(spans.sorted { $0.id < $1.id } == (try await Self.whole(walk)).sorted { $0.id < $1.id })
  }

  @Test func `spans that a sink refuses are written later`() async throws {
    let walk = try await EmittedWalk(73, steps: 300)
    let box = LineBox()
    let emitter = try Self.emitter(to: box)
    for start in stride(from: 0, to: walk.entries.count, by: 9) {
      let batch = Array(walk.entries[start..<min(start + 9, walk.entries.count)])
      box.isFull = true
      try? await emitter.emit(batch)
      // More entries arrive while the first lines are not written: they must wait and must not be
      // lost.
      try? await emitter.emit(walk.entries)
      box.isFull = false
      try await emitter.emit(batch)
    }
    #expect(try ReadSpan.all(in: box.lines) == (try await Self.whole(walk)))
  }

  @Test(arguments: [0, 3, 40])
  func `a restart at any point loses and invents no span`(
    _ unacknowledged: Int
  ) async throws {
    let walk = try await EmittedWalk(74, steps: 120)
    let expected = try await Self.whole(walk).sorted { $0.id < $1.id }
    #expect(expected.count > 5)
    var cutInTwo = 0
    for died in 0...walk.entries.count {
      let box = LineBox()
      let first = try Self.emitter(to: box)
      if died > 0 { try await first.emit(Array(walk.entries[..<died])) }
      cutInTwo += await first.openCount
      // Acknowledged entries are not delivered again; the others are.
      let acknowledged = max(0, died - unacknowledged)
      let second = try Self.emitter(to: box, recalling: walk.entries[..<acknowledged])
      if acknowledged < walk.entries.count {
        try await second.emit(Array(walk.entries[acknowledged...]))
      }
      var unique: [String: ReadSpan] = [:]
      for span in try ReadSpan.all(in: box.lines) {
        #expect(unique[span.id] == nil || unique[span.id] == span)
        unique[span.id] = span
      }
      #expect(unique.values.sorted { $0.id < $1.id } == expected)
    }
    #expect(cutInTwo > 20)
  }

  @Test func `without the earlier entries, an emitter refuses and says what to do`() async throws {
    let walk = try await EmittedWalk(75, steps: 200)
    let box = LineBox()
    let emitter = try Self.emitter(to: box)
    let second = try #require(walk.entries.firstIndex { $0.task != nil })
    await #expect(throws: EmitterError.unknownRun(walk.entries[second].run)) {
      try await emitter.emit([walk.entries[second]])
    }
    #expect("\(EmitterError.unknownRun(RunID(rawValue: 3)))".contains("recalling"))
    // The right entries are still accepted.
    try await emitter.emit(walk.entries)
    #expect(try ReadSpan.all(in: box.lines) == (try await Self.whole(walk)))
  }

  @Test func `spans that ended before a wrong entry are written`() async throws {
    let walk = try await EmittedWalk(76, steps: 200)
    let half = walk.entries.count / 2
    let stranger = OutboxEntry(record: walk.entries[half].record, run: RunID(rawValue: 99))
    let box = LineBox()
    let emitter = try Self.emitter(to: box)
    let batch = walk.entries[..<half] + [stranger] + walk.entries[half...]
    for _ in 1...2 {
      await #expect(throws: EmitterError.unknownRun(stranger.run)) {
        try await emitter.emit(Array(batch))
      }
    }
    try await emitter.emit(walk.entries)
    #expect(try ReadSpan.all(in: box.lines) == (try await Self.whole(walk)))
  }
}
