import EngineDefects
import Testing

@testable import WorkflowEngine

/// Two commands in lockstep: their steps alternate under every discipline.
struct DisciplineTests {
  private let journal = MemoryJournal<Tally>()

  /// Performs two commands with alternating steps; the first one always begins.
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

  @Test func `an atomic command sees the effects of the earlier one`() async throws {
    _ = try await race(Atomic(), AddNext(), AddNext())
    #expect(events == [1, 3])
  }

  @Test func `a stale decision uses an old state`() async throws {
    _ = try await race(DecideOnStaleState { $0 is AddNext }, AddNext(), AddNext())
    #expect(events == [1, 1])
  }

  @Test func `a number that is taken in a separate step is taken twice`() async throws {
    _ = try await race(NumberApart { $0 is AddNext }, AddNext(), AddNext())
    #expect(events == [1, 3])
    #expect(journal.records().map(\.sequence) == [1, 1])
  }

  @Test func `another command runs in the middle of a torn transaction`() async throws {
    let discipline = Torn { ($0 as? Add)?.numbers.count == 2 }
    let ledger = try await race(discipline, Add(numbers: [1, 3]), Add(numbers: [5, 7, 9]))
    #expect(events == [1, 5, 7, 9, 3])
    #expect(journal.records().map(\.transaction) == [1, 2, 2, 2, 3])
    #expect(await ledger.read { $0.sum } == 25)
  }

  @Test func `separate consequences come after another command`() async throws {
    let discipline = ConsequencesApart { ($0 as? Add)?.numbers == [4] }
    _ = try await race(discipline, Add(numbers: [4]), Add(numbers: [2]))
    #expect(events == [4, 2, 1, 1, 2, 1, 1, 2, 1, 1])
    #expect(journal.records().map(\.transaction) == [1, 2, 2, 2, 3, 3, 3, 3, 3, 3])
  }

  @Test func `a change that is recorded later is visible before its record`() async throws {
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
  func `an unaffected command stays atomic`(_ discipline: any Discipline) async throws {
    let ledger = try await race(discipline, Add(numbers: [4]), AddNext())
    #expect(events == [4, 2, 1, 1, 2, 1, 1, 15])
    #expect(journal.records().map(\.transaction) == [1, 1, 1, 1, 1, 1, 1, 2])
    #expect(await ledger.read { $0.events } == events)
  }

  @Test func `events and consequences are dropped, duplicated and changed`() async throws {
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

  @Test func `writing a stale row back loses a count`() async throws {
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
