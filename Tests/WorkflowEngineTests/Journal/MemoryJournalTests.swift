import Testing
import WorkflowEngine

struct MemoryJournalTests {
  private func record(_ sequence: Int) -> Record<Int> {
    Record(sequence: sequence, transaction: sequence, event: sequence)
  }

  @Test func `returns the appended records, in order`() async throws {
    let journal = MemoryJournal<Tally>([record(1)])
    journal.append([record(2), record(3)], leadingTo: Tally.State())
    try await journal.durable(through: 3)
    #expect(journal.records().map(\.event) == [1, 2, 3])
  }

  @Test func `a transaction that does not fit is lost, and so are later ones`() async throws {
    let journal = MemoryJournal<Tally>(capacity: 2)
    journal.append([record(1)], leadingTo: Tally.State())
    try await journal.durable(through: 1)
    journal.append([record(2), record(3)], leadingTo: Tally.State())
    await #expect(throws: JournalFull.self) { try await journal.durable(through: 3) }
    journal.append([record(4)], leadingTo: Tally.State())
    await #expect(throws: JournalFull.self) { try await journal.durable(through: 4) }
    #expect(journal.records().map(\.event) == [1])
  }
}
