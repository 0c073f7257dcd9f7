import InterruptedWork

@testable import WorkflowEngine

/// The work as it is without an interruption, and what is wrong with one that had one.
struct WholeWork: Sendable {
  /// What is wrong after an interruption.
  enum Fault: Hashable, Sendable {
    /// The journal is not opened any more.
    case refused
    /// Something acknowledged is gone (G20).
    case lost
    /// A record is another than without the interruption (G20).
    case changed
    /// A part of a transaction is there, and a part is not (G20).
    case halved
    /// The state is not the one that the records lead to (G20).
    case state
    /// The ledger's audit finds something.
    case audit
    /// Words are found where they are not, or not where they are.
    case search
    /// The work cannot be finished, or ends otherwise.
    case unfinished
    /// After those of the same name are taken out, an effect is there twice or not at all.
    case effects
  }

  /// A fault with what is to be said of it.
  struct Finding: Sendable, CustomStringConvertible {
    let fault: Fault
    let detail: String

    var description: String { "\(fault): \(detail)" }
  }

  let work: InterruptedWork
  let records: [EngineRecord]
  let effects: Set<String>
  /// After each transaction, the first before any.
  let states: [EngineModel.State]
  /// What the ledger's audit finds after each transaction.
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

  /// Looks at a journal that was recovered, before anything else happens to it.
  func findings(
    in journal: SQLiteJournal,
    _ engine: WorkflowEngine,
    acknowledged: Int
  ) async throws -> [Finding] {
    var findings: [Finding] = []
    let kept = try engine.records()
    if kept.count < acknowledged {
      findings.append(Finding(fault: .lost, detail: "\(kept.count) of \(acknowledged) are there"))
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
    // Of equal records and states it finds the same.
    let audit = findings.isEmpty ? audits[transaction] : LedgerAudit.findings(kept, state)
    if !audit.isEmpty { findings.append(Finding(fault: .audit, detail: "\(audit)")) }
    let found = try journal.search("task OR ann OR done", limit: .max).sequences
    if found != kept.filter({ $0.event.searchText != nil }).map(\.sequence).reversed() {
      findings.append(Finding(fault: .search, detail: "\(found.count) are found"))
    }
    return findings
  }

  /// Finishes the work on what was recovered, and looks at what it has come to.
  private func findings(
    finishing journal: SQLiteJournal,
    after effects: [String]
  ) async -> [Finding] {
    var effects = Set(effects)
    do {
      // In a few batches, for here nobody is told before the end.
      let engine = try InterruptedWork.engine(GroupedJournal(journal, every: 60))
      try await work.finish(engine) { if case .effect(let name) = $0 { effects.insert(name) } }
      try await journal.durable(through: records.count)
      if try engine.records() != records {
        return [Finding(fault: .unfinished, detail: "the records are others")]
      }
    } catch {
      return [Finding(fault: .unfinished, detail: "\(error)")]
    }
    guard effects != self.effects else { return [] }
    return [
      Finding(fault: .effects, detail: "\(effects.symmetricDifference(self.effects).sorted())")
    ]
  }

  /// Opens a journal after an interruption, looks at it, finishes the work, and looks again.
  ///
  /// - Returns: What is wrong, and how many records were recovered.
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
