import EngineDefects
import Testing

@testable import WorkflowEngine

/// Two commands in lockstep: every discipline takes its steps in turns with the other command.
struct DisciplineTests {
  private let journal = MemoryJournal<Tally>()

  /// Performs two commands in turns; the first one always begins.
  private func race<A: Command, B: Command>(
    _ discipline: any Discipline,
    _ first: A,
    _ second: B
  ) async throws -> Ledger<Tally> where A.M == Tally, B.M == Tally {
    let ledger = try Ledger<Tally>(state: Tally.State(), journal: journal)
    try await LockstepExecutor.run([
      { _ = try await discipline.perform(first, on: ledger) },
      { _ = try await discipline.perform(second, on: ledger) },
    ])
    return ledger
  }

  private var events: [Int] { journal.records().map(\.event) }

  @Test func `an atomic command sees what was there before it`() async throws {
    _ = try await race(Atomic(), AddNext(), AddNext())
    #expect(events == [1, 3])
  }

  @Test func `a stale decision is made on what is no longer there`() async throws {
    _ = try await race(DecideOnStaleState { $0 is AddNext }, AddNext(), AddNext())
    #expect(events == [1, 1])
  }

  @Test func `a number taken apart is taken twice`() async throws {
    _ = try await race(NumberApart { $0 is AddNext }, AddNext(), AddNext())
    #expect(events == [1, 3])
    #expect(journal.records().map(\.sequence) == [1, 1])
  }

  @Test func `a torn transaction lets another in`() async throws {
    let discipline = Torn { ($0 as? Add)?.numbers.count == 2 }
    let ledger = try await race(discipline, Add(numbers: [1, 3]), Add(numbers: [5, 7, 9]))
    #expect(events == [1, 5, 7, 9, 3])
    #expect(journal.records().map(\.transaction) == [1, 2, 2, 2, 3])
    #expect(await ledger.read { $0.sum } == 25)
  }

  @Test func `consequences apart come after another command`() async throws {
    let discipline = ConsequencesApart { ($0 as? Add)?.numbers == [4] }
    _ = try await race(discipline, Add(numbers: [4]), Add(numbers: [2]))
    #expect(events == [4, 2, 1, 1, 2, 1, 1, 2, 1, 1])
    #expect(journal.records().map(\.transaction) == [1, 2, 2, 2, 3, 3, 3, 3, 3, 3])
  }

  @Test func `a change recorded later is seen before it is on record`() async throws {
    let discipline = RecordedLater { ($0 as? Add)?.numbers == [1] }
    let ledger = try await race(discipline, Add(numbers: [1]), Add(numbers: [5]))
    #expect(events == [5, 1])
    #expect(await ledger.read { $0.events } == [1, 5, 1])
  }

  @Test(
    arguments: [
      DecideOnStaleState { _ in false }, NumberApart { _ in false }, Torn { _ in false },
      ConsequencesApart { _ in false }, RecordedLater { _ in false }, StaleAuditWriteBack(),
      EditEvents(applies: { _ in false }, edit: { _ in [] }),
      EditEvents(applies: { _ in true }, edit: { _ in [] }),
    ] as [any Discipline]
  )
  func `a command that is not spoiled stays atomic`(_ discipline: any Discipline) async throws {
    let ledger = try await race(discipline, Add(numbers: [4]), AddNext())
    #expect(events == [4, 2, 1, 1, 2, 1, 1, 15])
    #expect(journal.records().map(\.transaction) == [1, 1, 1, 1, 1, 1, 1, 2])
    #expect(await ledger.read { $0.events } == events)
  }

  @Test func `edited events are dropped, doubled and altered, consequences alike`() async throws {
    var configuration = EngineConfiguration()
    configuration.discipline = EditEvents {
      $0 is CreateTask
    } edit: { event in
      switch event {
      case .taskReady: []
      case .taskCreated(let spec):
        [
          .taskCreated(TaskSpec(task: spec.task, run: spec.run, requiresApproval: true)),
          .decisionRefused(spec.task, by: "nobody", .alreadyDecided),
        ]
      default: [event, event]
      }
    }
    let bench = try await Bench(configuration)
    let task = try await bench.task()
    #expect(try await bench.engine.task(task).approval == .pending)
    #expect(try bench.events().count == 3)
  }

  @Test func `a stale row written back loses what was counted in between`() async throws {
    var configuration = EngineConfiguration()
    configuration.discipline = StaleAuditWriteBack()
    let bench = try await Bench(configuration)
    let task = try await bench.task()
    try await bench.fail(task)
    #expect(try await bench.engine.task(task).audit.dispatchCount == 1)
    try await LockstepExecutor.run([
      { try await bench.start(task) },
      { _ = try await bench.engine.rerun([task], in: bench.run, by: "ann", reason: "again") },
    ])
    let audit = try await bench.engine.task(task).audit
    #expect(audit.dispatchCount == 2 && audit.rerunCount == 0)
  }
}
