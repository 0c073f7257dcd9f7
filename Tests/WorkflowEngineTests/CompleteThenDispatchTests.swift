import EngineDefects
import Testing

@testable import WorkflowEngine

/// A report and the start of the next task in one transaction, in which the start sees the report.
struct CompleteThenDispatchTests {
  private let stores: [StoreKind: any TestedStore]

  init() throws {
    stores = try Dictionary(uniqueKeysWithValues: StoreKind.allCases.map { ($0, try $0.make()) })
  }

  private func bench(_ kind: StoreKind) async throws -> Bench {
    let journal = try await #require(stores[kind]).open()
    var configuration = EngineConfiguration()
    configuration.makeJournal = { journal }
    return try await Bench(configuration)
  }

  @Test(arguments: StoreKind.allCases)
  func `a task that a report makes ready can start in the same transaction`(
    _ kind: StoreKind
  ) async throws {
    let bench = try await bench(kind)
    let first = try await bench.task()
    let second = try await bench.task(after: [first])
    let token = try await bench.start(first)
    let before = try bench.events().count
    let reply = try await bench.engine.complete(
      first,
      token,
      thenDispatchNextIn: bench.run,
      by: "ann"
    )
    #expect(reply.completion == .accepted)
    guard case .started(second, let attempt)? = reply.next else {
      Issue.record("\(reply)")
      return
    }
    #expect(attempt.by == "ann")
    let records = try bench.engine.records().dropFirst(before)
    #expect(Set(records.map(\.transaction)).count == 1)
    let kinds = try bench.events().dropFirst(before).map { caseName(of: $0) }
    #expect(kinds == ["taskSucceeded", "taskReady", "taskDispatched"])
    #expect(try await bench.findings() == [])
  }

  @Test func `a refused report starts nothing`() async throws {
    let bench = try await bench(.memory)
    let (first, second) = (try await bench.task(), try await bench.task())
    let token = AttemptToken(rawValue: try await bench.start(first).rawValue + 1)
    let reply = try await bench.engine.complete(first, token, thenDispatchNextIn: bench.run)
    #expect(reply == CompleteReply(completion: .refused(.staleAttempt), next: nil))
    #expect(try await bench.status(second) == .created)
    #expect(try await bench.status(first) == .dispatched)
    #expect(try await bench.findings() == [])
  }

  @Test func `a report takes effect even if nothing can start`() async throws {
    let bench = try await bench(.memory)
    let task = try await bench.task()
    _ = try await bench.task(requiresApproval: true)
    let token = try await bench.start(task)
    let reply = try await bench.engine.complete(task, token, thenDispatchNextIn: bench.run)
    #expect(reply == CompleteReply(completion: .accepted, next: .refused(.approvalRequired)))
    #expect(try await bench.status(task) == .succeeded)
    #expect(try await bench.findings() == [])
  }

  @Test func `a report frees a slot for the start under a limit`() async throws {
    var configuration = EngineConfiguration()
    configuration.dispatchLimit = 1
    let bench = try await Bench(configuration)
    let (first, second) = (try await bench.task(), try await bench.task())
    let token = try await bench.start(first)
    let reply = try await bench.engine.complete(first, token, thenDispatchNextIn: bench.run)
    #expect(try await bench.status(second) == .dispatched)
    #expect(reply.completion == .accepted)
    #expect(try await bench.findings() == [])
  }

  @Test func `a misuse of the start also undoes the report`() async throws {
    let bench = try await bench(.memory)
    let task = try await bench.task()
    let token = try await bench.start(task)
    let before = try bench.events().count
    let run = RunID(rawValue: 999)
    await #expect(throws: BoardError.unknownRun(run)) {
      try await bench.engine.complete(task, token, thenDispatchNextIn: run)
    }
    #expect(try bench.events().count == before)
    #expect(try await bench.status(task) == .dispatched)
  }

  @Test(arguments: StoreKind.allCases)
  func `many workers finish a run, and each task is done once`(
    _ kind: StoreKind
  ) async throws {
    let bench = try await bench(kind)
    let (engine, run) = (bench.engine, bench.run)
    var tasks: [TaskID] = []
    for index in 0..<40 {
      tasks.append(try await bench.task(after: index < 8 ? [] : [tasks[index - 8]]))
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          var reply: DispatchReply? = try await engine.dispatchNext(in: run)
          while case .started(let task, let attempt)? = reply {
            reply = try await engine.complete(task, attempt.token, thenDispatchNextIn: run).next
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try await bench.runStatus == .succeeded)
    #expect(try await engine.run(run).attemptCount == 40)
    #expect(try await bench.findings() == [])
  }

  @Test func `another discipline performs both commands in its own way`() async throws {
    var configuration = EngineConfiguration()
    configuration.discipline = Torn { $0 is Dispatch }
    let bench = try await Bench(configuration)
    let (first, second) = (try await bench.task(), try await bench.task())
    let token = AttemptToken(rawValue: 1)
    _ = try await bench.engine.dispatch(first)
    let before = try bench.events().count
    let reply = try await bench.engine.complete(first, token, thenDispatchNextIn: bench.run)
    #expect(reply.completion == .accepted)
    #expect(try await bench.status(second) == .dispatched)
    let records = try bench.engine.records().dropFirst(before)
    #expect(Set(records.map(\.transaction)).count == 2)
    let wrong = try await bench.engine.complete(first, token, thenDispatchNextIn: bench.run)
    #expect(wrong.next == nil)
  }
}
