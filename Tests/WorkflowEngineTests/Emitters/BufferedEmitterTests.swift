import Testing

@testable import WorkflowEngine

/// The buffer, and emitters that wrap others.
struct BufferedEmitterTests {
  @Test func `entries can be queried by run, node and steps, and by all of them together`()
    async throws
  {
    let walk = try await EmittedWalk(21, steps: 400)
    let buffer = BufferedEmitter(capacity: 10_000)
    await buffer.emit(walk.entries)
    #expect(await buffer.entries() == walk.entries)
    #expect(await buffer.count == walk.entries.count)
    let middle = walk.entries.count / 2
    let steps = walk.entries[middle / 2].step...walk.entries[middle].step
    var found = 0
    for run in walk.board.runs.map(\.id) {
      #expect(await buffer.entries(run: run) == walk.entries.filter { $0.run == run })
      #expect(
        await buffer.entries(run: run, steps: steps)
          == walk.entries.filter { $0.run == run && steps.contains($0.step) }
      )
      for task in walk.board.tasks where task.run == run {
        #expect(await buffer.entries(node: task.id) == walk.entries.filter { $0.task == task.id })
        let all = await buffer.entries(run: run, node: task.id, steps: steps)
        #expect(all == walk.entries.filter { $0.task == task.id && steps.contains($0.step) })
        found += all.count
        let other = RunID(rawValue: (run.rawValue + 1) % 3)
        #expect(await buffer.entries(run: other, node: task.id).isEmpty)
      }
    }
    #expect(found > 20)
    #expect(
      await buffer.entries(steps: steps) == walk.entries.filter { steps.contains($0.step) }
    )
  }

  @Test(arguments: [1, 2, 7, 100])
  func `a full buffer drops the oldest entries and counts them`(_ capacity: Int) async throws {
    let walk = try await EmittedWalk(22, steps: 60)
    let buffer = BufferedEmitter(capacity: capacity)
    for (position, entry) in walk.entries.enumerated() {
      await buffer.emit([entry])
      #expect(await buffer.entries() == Array(walk.entries[...position].suffix(capacity)))
      #expect(await buffer.droppedCount == max(0, position + 1 - capacity))
    }
  }

  @Test func `repeated entries are dropped`() async throws {
    let walk = try await EmittedWalk(23, steps: 100)
    let buffer = BufferedEmitter(capacity: 10_000)
    for end in stride(from: 1, through: walk.entries.count, by: 3) {
      await buffer.emit(Array(walk.entries[max(0, end - 9)..<end]))
    }
    #expect(await buffer.entries() == Array(walk.entries.prefix(await buffer.count)))
    #expect(await buffer.count > walk.entries.count - 3)
    // Runs are delivered separately: entries of a slower run do not count as repeated.
    let apart = BufferedEmitter(capacity: 10_000)
    for run in walk.board.runs.map(\.id).reversed() {
      await apart.emit(walk.entries.filter { $0.run == run })
    }
    #expect(await apart.count == walk.entries.count)
  }

  @Test func `a filter passes on the entries that satisfy its predicate`() async throws {
    let walk = try await EmittedWalk(24, steps: 100)
    let buffer = BufferedEmitter(capacity: 10_000)
    let run = RunID(rawValue: 1)
    let filter = FilteredEmitter(buffer) { $0.run == run }
    try await filter.emit(walk.entries)
    try await filter.emit(walk.entries)
    let wanted = walk.entries.filter { $0.run == run }
    #expect(!wanted.isEmpty && wanted.count < walk.entries.count)
    #expect(await buffer.entries() == wanted)
    // No empty batch is passed on.
    let strict = FilteredEmitter(Refusing()) { _ in false }
    try await strict.emit(walk.entries)
    await #expect(throws: Refusing.Refusal()) { try await strict.flush() }
  }

  @Test func `several emitters all accept every entry, even if one fails`() async throws {
    let walk = try await EmittedWalk(25, steps: 60)
    let first = BufferedEmitter(capacity: 10_000)
    let box = LineBox()
    let third = BufferedEmitter(capacity: 10_000)
    let all = FanOutEmitter([first, LogEmitter(to: box.sink), third, NullEmitter()])
    box.isFull = true
    for _ in 1...2 {
      await #expect(throws: LineBox.Full()) { try await all.emit(walk.entries) }
      await #expect(throws: LineBox.Full()) { try await all.flush() }
    }
    // The failing emitter does not keep entries from the others, and no entry is duplicated.
    #expect(await first.entries() == walk.entries)
    #expect(await third.entries() == walk.entries)
    box.isFull = false
    try await all.emit(walk.entries)
    try await all.flush()
    #expect(await first.entries() == walk.entries)
    #expect(box.lines.count == walk.entries.count)
    #expect(box.flushes == 1)
  }

  @Test func `if several emitters fail, the first error is thrown`() async throws {
    let walk = try await EmittedWalk(26, steps: 5)
    let box = LineBox()
    box.isFull = true
    let all = FanOutEmitter([Refusing(), LogEmitter(to: box.sink)])
    await #expect(throws: Refusing.Refusal()) { try await all.emit(walk.entries) }
  }

  /// Refuses all entries.
  private struct Refusing: Emitter {
    struct Refusal: Error, Equatable {}

    func emit(_ entries: [OutboxEntry]) async throws { throw Refusal() }
    func flush() async throws { throw Refusal() }
  }
}
