import InterruptedWork

@testable import WorkflowEngine

/// The results of the work without an interruption, and checks of work with one.
struct WholeWork: Sendable {
  /// The kinds of faults after an interruption.
  enum Fault: Hashable, Sendable {
    /// The journal cannot be opened.
    case refused
    /// An acknowledged transaction is missing (G20).
    case lost
    /// A record differs from the uninterrupted work (G20).
    case changed
    /// A transaction is only partly there (G20).
    case halved
    /// The state is not the one that the records lead to (G20).
    case state
    /// The ledger's audit has findings.
    case audit
    /// A search finds wrong events or misses some.
    case search
    /// The work cannot be finished, or its end differs.
    case unfinished
    /// After duplicates are dropped, an effect is there twice or missing.
    case effects
  }

  /// A fault with details.
  struct Finding: Sendable, CustomStringConvertible {
    let fault: Fault
    let detail: String

    var description: String { "\(fault): \(detail)" }
  }

  let work: InterruptedWork
  let records: [EngineRecord]
  let effects: Set<String>
  /// The state after each transaction; the first is the initial state.
  let states: [EngineModel.State]
  /// The findings of the ledger's audit after each transaction.
  private let audits: [[String]]

  /// Does the work in memory.
  init(_ work: InterruptedWork) async throws {
    self.work = work
    let journal = MemoryJournal<EngineModel>()
    let engine = try InterruptedWork.engine(journal)
    var effects: Set<String> = []
    try await work.finish(engine) { if case .effect(let name) = $0 { effects.insert(name) } }
    records = journal.records()
    self.effects = effects
    var states = [EngineModel.State()]
    for (index, record) in records.enumerated() {
      if record.transaction == states.count { states.append(states[states.count - 1]) }
      precondition(record.transaction == states.count - 1, "record \(index) is out of order")
      EngineModel.evolve(&states[states.count - 1], record.event)
    }
    self.states = states
    audits = states.enumerated().map { [records] transaction, state in
      LedgerAudit.findings(records.filter { $0.transaction <= transaction }, state)
    }
  }

  /// Checks a journal right after its recovery.
  func findings(
    in journal: SQLiteJournal,
    _ engine: WorkflowEngine,
    acknowledged: Int
  ) async throws -> [Finding] {
    var findings: [Finding] = []
    let kept = try engine.records()
    if kept.count < acknowledged {
      findings.append(Finding(fault: .lost, detail: "\(kept.count) of \(acknowledged) recovered"))
    }
    if kept != Array(records.prefix(kept.count)) {
      findings.append(Finding(fault: .changed, detail: "of \(kept.count) records"))
    }
    if kept.count < records.count, let last = kept.last,
      records[kept.count].transaction == last.transaction
    {
      findings.append(Finding(fault: .halved, detail: "transaction \(last.transaction)"))
    }
    let state = await engine.read { $0 }
    let transaction = kept.last?.transaction ?? 0
    if transaction >= states.count || state != states[transaction] {
      findings.append(Finding(fault: .state, detail: "after transaction \(transaction)"))
    }
    // For equal records and states the findings are equal.
    let audit = findings.isEmpty ? audits[transaction] : LedgerAudit.findings(kept, state)
    if !audit.isEmpty { findings.append(Finding(fault: .audit, detail: "\(audit)")) }
    let found = try Set(
      ["task", "ann", "done"].flatMap { try journal.search($0, limit: .max).sequences }
    )
    if found != Set(kept.filter { $0.event.searchText != nil }.map(\.sequence)) {
      findings.append(Finding(fault: .search, detail: "\(found.count) are found"))
    }
    return findings
  }

  /// Finishes the work on a recovered journal, and checks the result.
  private func findings(
    finishing journal: SQLiteJournal,
    after effects: [String]
  ) async -> [Finding] {
    var effects = Set(effects)
    do {
      // In a few batches, because nothing is acknowledged before the end.
      let engine = try InterruptedWork.engine(GroupedJournal(journal, every: 60))
      try await work.finish(engine) { if case .effect(let name) = $0 { effects.insert(name) } }
      try await journal.durable(through: records.count)
      if try engine.records() != records {
        return [Finding(fault: .unfinished, detail: "the records differ")]
      }
    } catch {
      return [Finding(fault: .unfinished, detail: "\(error)")]
    }
    guard effects != self.effects else { return [] }
    return [
      Finding(fault: .effects, detail: "\(effects.symmetricDifference(self.effects).sorted())")
    ]
  }

  /// Opens a journal after an interruption, checks it, finishes the work, and checks again.
  ///
  /// - Returns: The findings, and the number of recovered records.
  func findings(
    opening open: () throws -> SQLiteJournal,
    acknowledged: Int,
    effects: [String]
  ) async -> (findings: [Finding], kept: Int) {
    do {
      let journal = try open()
      defer { journal.close() }
      let engine = try InterruptedWork.engine(journal)
      let kept = await engine.ledger.nextSequence - 1
      let found = try await findings(in: journal, engine, acknowledged: acknowledged)
      guard found.isEmpty else { return (found, kept) }
      return (await findings(finishing: journal, after: effects), kept)
    } catch {
      return ([Finding(fault: .refused, detail: "\(error)")], 0)
    }
  }
}
