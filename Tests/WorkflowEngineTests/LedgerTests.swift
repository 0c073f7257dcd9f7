import Synchronization
import Testing

@testable import WorkflowEngine

struct LedgerTests {
  private let journal = MemoryJournal<Tally>()

  private func ledger() throws -> Ledger<Tally> {
    try Ledger(state: Tally.State(), journal: journal)
  }

  @Test func `a transaction returns the reply of the decision`() async throws {
    let ledger = try ledger()
    #expect(try await ledger.perform(Add(numbers: [1, 3])) == 0)
    #expect(try await ledger.perform(Add(numbers: [5])) == 4)
    #expect(await ledger.read { $0.sum } == 9)
  }

  @Test func `consequences follow their event before the next one`() async throws {
    let ledger = try ledger()
    _ = try await ledger.perform(Add(numbers: [4, 7]))
    #expect(journal.records().map(\.event) == [4, 2, 1, 1, 2, 1, 1, 7])
  }

  @Test func `numbers have no gaps, and each transaction has one number`() async throws {
    let ledger = try ledger()
    _ = try await ledger.perform(Add(numbers: [2]))
    _ = try await ledger.perform(Add(numbers: []))
    _ = try await ledger.perform(Add(numbers: [3, 5]))
    #expect(journal.records().map(\.sequence) == [1, 2, 3, 4, 5])
    #expect(journal.records().map(\.transaction) == [1, 1, 1, 2, 2])
    #expect(await ledger.nextSequence == 6)
  }

  @Test func `a misuse records nothing`() async throws {
    let ledger = try ledger()
    _ = try await ledger.perform(Add(numbers: [9]))
    await #expect(throws: Add.TooMuch.self) {
      try await ledger.perform(Add(numbers: [1], limit: 8))
    }
    #expect(journal.records().count == 1)
    #expect(try await ledger.perform(Add(numbers: [1])) == 9)
  }

  @Test func `two commands are one transaction, and the second sees the effects of the first`()
    async throws
  {
    let ledger = try ledger()
    _ = try await ledger.perform(Add(numbers: [1]))
    let replies = try await ledger.perform(Add(numbers: [2]), then: Add(numbers: [5])) { $0 == 1 }
    #expect(replies.0 == 1)
    #expect(replies.1 == 5)
    let expected = [(1, 1, 1), (2, 2, 2), (3, 2, 1), (4, 2, 1), (5, 2, 5)]
    #expect(
      journal.records()
        == expected.map { Record(sequence: $0.0, transaction: $0.1, event: $0.2) }
    )
  }

  @Test func `a second command that is not performed records nothing`() async throws {
    let ledger = try ledger()
    let replies = try await ledger.perform(Add(numbers: [1]), then: Add(numbers: [3])) { $0 > 0 }
    #expect(replies.1 == nil)
    #expect(journal.records().map(\.event) == [1])
  }

  @Test func `a misuse by either of two commands records nothing`() async throws {
    let ledger = try ledger()
    _ = try await ledger.perform(Add(numbers: [9]))
    let (good, bad) = (Add(numbers: [1]), Add(numbers: [1], limit: 8))
    await #expect(throws: Add.TooMuch.self) {
      try await ledger.perform(good, then: bad) { _ in true }
    }
    await #expect(throws: Add.TooMuch.self) {
      try await ledger.perform(bad, then: good) { _ in true }
    }
    #expect(journal.records().count == 1)
  }

  @Test func `if the first command makes the second a misuse, the first takes effect`() async throws
  {
    let ledger = try ledger()
    await #expect(throws: Add.TooMuch.self) {
      try await ledger.perform(Add(numbers: [9]), then: Add(numbers: [1], limit: 8)) { _ in true }
    }
    #expect(journal.records().map(\.event) == [9])
    #expect(try await ledger.perform(Add(numbers: [1])) == 9)
  }

  @Test func `a ledger recovers from its journal and continues with the next number`() async throws
  {
    let first = try ledger()
    _ = try await first.perform(Add(numbers: [4]))
    _ = try await first.perform(Add(numbers: [5]))
    let second = try ledger()
    #expect(await second.read { $0 } == first.read { $0 })
    _ = try await second.perform(Add(numbers: [7]))
    #expect(journal.records().last == Record(sequence: 9, transaction: 3, event: 7))
  }

  @Test func `all records of a transaction have the same time`() async throws {
    let clock = HandClock()
    let ledger = try Ledger(state: Tally.State(), journal: journal, clock: clock)
    clock.advance(by: .nanoseconds(5))
    _ = try await ledger.perform(Add(numbers: [2]))
    clock.advance(by: .nanoseconds(7))
    _ = try await ledger.perform(Add(numbers: [3]))
    #expect(journal.records().map(\.time) == [5, 5, 5, 12])
    #expect(ledger.now() == 12)
  }

  @Test func `time continues from the last record when a ledger is opened again`() async throws {
    let clock = HandClock()
    let first = try Ledger(state: Tally.State(), journal: journal, clock: clock)
    clock.advance(by: .nanoseconds(5))
    _ = try await first.perform(Add(numbers: [3]))
    clock.advance(by: .seconds(9))
    let second = try Ledger(state: Tally.State(), journal: journal, clock: clock)
    #expect(second.now() == 5)
    clock.advance(by: .nanoseconds(1))
    #expect(second.now() == 6)
    #expect(try ledger().now() == 5)
  }

  @Test(
    arguments: [
      ([(2, 1)], LedgerError.journalCorrupt(expected: 1, found: 2)),
      ([(1, 1), (3, 1)], .journalCorrupt(expected: 2, found: 3)),
      ([(1, 1), (1, 2)], .journalCorrupt(expected: 2, found: 1)),
      ([(1, 0)], .journalCorrupt(expected: 1, found: 0)),
      ([(1, 1), (2, 3)], .journalCorrupt(expected: 2, found: 3)),
    ]
  )
  func `a journal with a gap is not opened`(_ numbers: [(Int, Int)], _ error: LedgerError) {
    let records = numbers.map { Record(sequence: $0.0, transaction: $0.1, event: 0) }
    #expect(throws: error) {
      try Ledger<Tally>(state: Tally.State(), journal: MemoryJournal(records))
    }
  }

  @Test func `a failed journal fails the waiting call and all later ones`() async throws {
    let ledger = try Ledger<Tally>(state: Tally.State(), journal: FlakyJournal(failsAt: 2))
    _ = try await ledger.perform(Add(numbers: [1]))
    let failure = LedgerError.journalFailed(reason: "DiskOnFire()")
    await #expect(throws: failure) { try await ledger.perform(Add(numbers: [1])) }
    await #expect(throws: failure) { try await ledger.perform(Add(numbers: [])) }
    await #expect(throws: failure) { try await ledger.rewrite { $0.events = [] } }
    #expect(await ledger.nextSequence == 3)
  }

  @Test func `a transaction counts as done only when it is durable`() async throws {
    let journal = GatedJournal<Tally>()
    let ledger = try Ledger<Tally>(state: Tally.State(), journal: journal)
    async let reply = ledger.perform(Add(numbers: [1]))
    await journal.isAsked()
    #expect(await ledger.read { $0.sum } == 1)
    journal.open()
    #expect(try await reply == 0)
  }

  @Test func `an error waits like a reply, because it may rest on what is not durable yet`()
    async throws
  {
    let journal = GatedJournal<Tally>()
    let ledger = try Ledger<Tally>(state: Tally.State(), journal: journal)
    journal.open()
    _ = try await ledger.perform(Add(numbers: [1, 1]))
    await #expect(throws: Add.TooMuch.self) {
      try await ledger.perform(Add(numbers: [1], limit: 0))
    }
    await #expect(throws: Add.TooMuch.self) {
      try await ledger.perform(Add(numbers: [1]), then: Add(numbers: [1], limit: 2)) { _ in true }
    }
    #expect(journal.requests.withLock { $0 } == [2, 2, 3])
  }

  @Test func `calls that wait when the journal fails get no reply`() async throws {
    let journal = GatedJournal<Tally>(failsAt: 2)
    let ledger = try Ledger<Tally>(state: Tally.State(), journal: journal)
    let waiting = Task { try await ledger.perform(Add(numbers: [1])) }
    await journal.isAsked()
    let failure = LedgerError.journalFailed(reason: "DiskOnFire()")
    await #expect(throws: failure) { try await ledger.perform(Add(numbers: [1])) }
    journal.open()
    await #expect(throws: failure) { try await waiting.value }
  }

  @Test func `endless consequences are stopped`() async {
    await #expect(processExitsWith: .failure) {
      let ledger = try Ledger<Tally>(state: Tally.State(), journal: MemoryJournal())
      _ = try await ledger.perform(Add(numbers: [-1]))
    }
  }

  @Test func `error messages say what to do`() {
    #expect("\(LedgerError.journalFailed(reason: "disk full"))".contains("Open it again"))
    #expect("\(LedgerError.journalCorrupt(expected: 1, found: 2))".contains("record number 1"))
  }
}
