import Testing

@testable import WorkflowEngine

struct WorkflowEngineTests {
  @Test func `engines made from one configuration share nothing`() async throws {
    let configuration = EngineConfiguration()
    let first = try await Bench(configuration)
    let second = try await Bench(configuration)
    _ = try await first.task()
    #expect(try first.events().count == 3)
    #expect(try second.events().count == 1)
  }

  @Test func `a start among 100,000 tasks does not copy the tasks`() async throws {
    let judged = Counter()
    let journal = MemoryJournal<EngineModel>(Self.records(ofTasks: 100_000))
    var configuration = EngineConfiguration()
    configuration.makeJournal = { journal }
    configuration.startRules.insert(
      Rule(.runAborted) { _ in
        judged.increment()
        return true
      },
      at: 0
    )
    let engine = try WorkflowEngine(configuration)
    let run = RunID(rawValue: 0)
    #expect(try await engine.run(run).ready.depth == 3)
    let before = await engine.read { address(of: $0.board.tasks) }
    for index in 0..<500 {
      let token = AttemptToken(rawValue: index + 1)
      let attempt = Attempt(token: token, number: 1)
      let reply = try await engine.dispatchNext(in: run)
      #expect(reply == .started(TaskID(rawValue: index), attempt))
      #expect(try await engine.complete(TaskID(rawValue: index), token) == .accepted)
    }
    #expect(judged.value == 500)
    #expect(await engine.read { address(of: $0.board.tasks) } == before)
  }

  private static func records(ofTasks count: Int) -> [EngineRecord] {
    let run = RunID(rawValue: 0)
    var records = [
      EngineRecord(sequence: 1, transaction: 1, event: .board(.runCreated(run)))
    ]
    for index in 0..<count {
      let task = TaskID(rawValue: index)
      for event in [Board.Event.taskCreated(TaskSpec(task: task, run: run)), .taskReady(task)] {
        let sequence = records.count + 1
        records.append(
          EngineRecord(sequence: sequence, transaction: index + 2, event: .board(event))
        )
      }
    }
    return records
  }
}

/// The address of an array's elements; it changes if they are copied.
private func address<Element>(of array: [Element]) -> UInt {
  // Only the address leaves the closure, and nothing reads through it.
  unsafe array.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
}
