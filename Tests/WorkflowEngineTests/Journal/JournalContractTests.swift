import Testing

@testable import WorkflowEngine

/// What every journal must do; a new one is added to the list of kinds.
struct JournalContractTests {
  /// The journals there are.
  enum Kind: CaseIterable, Sendable {
    case memory, database

    func make(in folder: TemporaryFolder) throws -> any Journal<EngineModel> {
      switch self {
      case .memory: MemoryJournal<EngineModel>()
      case .database: try SQLiteJournal(folder.path("journal.db"), snapshotInterval: 5)
      }
    }
  }

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func configuration(_ journal: any Journal<EngineModel>) -> EngineConfiguration {
    var configuration = EngineConfiguration()
    configuration.makeJournal = { journal }
    return configuration
  }

  @Test(arguments: Kind.allCases)
  func `many callers at once lose nothing and tear nothing`(_ kind: Kind) async throws {
    let journal = try kind.make(in: folder)
    let engine = try WorkflowEngine(configuration(journal))
    let run = try await engine.createRun()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          for _ in 0..<8 {
            let task = try await engine.createTask(in: run)
            guard case .started(_, let attempt) = try await engine.dispatch(task) else { continue }
            _ = try await engine.fail(task, attempt.token, reason: "no luck")
          }
        }
      }
      try await group.waitForAll()
    }
    let records = try journal.records()
    let state = await engine.read { $0 }
    #expect(state.board.tasks.count == 64)
    #expect(LedgerAudit.findings(records, state) == [])
  }

  @Test(arguments: Kind.allCases)
  func `what is acknowledged is there for whoever opens it next`(_ kind: Kind) async throws {
    let journal = try kind.make(in: folder)
    let bench = try await Bench(configuration(journal))
    // One that is not done keeps the run open.
    _ = try await bench.task()
    for _ in 0..<7 { try await bench.succeed(try await bench.task()) }
    let state = await bench.engine.read { $0 }
    let next = try WorkflowEngine(configuration(journal))
    #expect(await next.read { $0 } == state)
    #expect(await next.ledger.nextSequence == bench.engine.ledger.nextSequence)
  }

  @Test(arguments: Kind.allCases)
  func `what is read after a number is the rest, in order`(_ kind: Kind) async throws {
    let journal = try kind.make(in: folder)
    let bench = try await Bench(configuration(journal))
    for _ in 0..<7 { _ = try await bench.task() }
    let all = try journal.records()
    #expect(all.map(\.sequence) == Array(1...all.count))
    for start in [0, 1, all.count - 1, all.count, all.count + 1] {
      var rest: [EngineRecord] = []
      try journal.read(after: start) { rest.append($0) }
      #expect(rest == Array(all.dropFirst(start)))
    }
  }

  @Test(arguments: Kind.allCases)
  func `what is read between two numbers is that, in order`(_ kind: Kind) async throws {
    let journal = try kind.make(in: folder)
    let bench = try await Bench(configuration(journal))
    for _ in 0..<7 { try await bench.fail(try await bench.task()) }
    let all = try journal.records()
    for start in 0...all.count + 1 {
      for end in [0, start - 1, start, start + 1, start + 5, all.count, .max] {
        var some: [EngineRecord] = []
        try journal.read(after: start, through: end) { some.append($0) }
        #expect(some == all.filter { $0.sequence > start && $0.sequence <= end })
      }
    }
  }

  @Test(arguments: Kind.allCases)
  func `who reads may stop, and read again`(_ kind: Kind) async throws {
    struct Enough: Error {}
    let journal = try kind.make(in: folder)
    let bench = try await Bench(configuration(journal))
    _ = try await bench.task()
    var taken = 0
    #expect(throws: Enough.self) {
      try journal.read(after: 0, through: 3) { _ in
        taken += 1
        throw Enough()
      }
    }
    #expect(taken == 1)
    #expect(try journal.records().count == 3)
  }

  @Test(arguments: Kind.allCases)
  func `nothing is read from a journal that has nothing`(_ kind: Kind) async throws {
    let journal = try kind.make(in: folder)
    #expect(try journal.snapshot()?.sequence == nil)
    #expect(try journal.records().isEmpty)
    try await journal.durable(through: 0)
  }
}
