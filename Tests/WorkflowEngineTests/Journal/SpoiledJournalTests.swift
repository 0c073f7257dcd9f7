import EngineDefects
import Testing

@testable import WorkflowEngine

/// The defects planted on journals have their stated effect, and a journal without them does not.
struct SpoiledJournalTests {
  private func sums(_ journal: any Journal<Tally>) async throws -> Int {
    let ledger = try Ledger(state: Tally.State(), journal: journal)
    var answered = 0
    while answered < 5, (try? await ledger.perform(Add(numbers: [1]))) != nil { answered += 1 }
    return answered
  }

  @Test func `one more transaction is acknowledged than is durable`() async throws {
    #expect(try await sums(FlakyJournal(failsAt: 3)) == 2)
    #expect(try await sums(AcknowledgedEarly(FlakyJournal(failsAt: 3))) == 3)
  }

  private func kept(_ journal: any Journal<Tally>) async throws -> [Int] {
    let ledger = try Ledger(state: Tally.State(), journal: journal)
    await #expect(throws: LedgerError.self) { try await ledger.perform(Add(numbers: [1, 3, 5])) }
    return try journal.records().map(\.event)
  }

  @Test func `a part of a transaction is kept if the whole does not fit`() async throws {
    #expect(try await kept(MemoryJournal(capacity: 2)) == [])
    #expect(try await kept(AppendedInParts(MemoryJournal(capacity: 2))) == [1, 3])
  }
}
