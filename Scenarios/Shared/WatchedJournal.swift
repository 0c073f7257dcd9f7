import WorkflowEngine

/// A journal that records the appends and acknowledgments of its ledger.
final class WatchedJournal: Journal {
  private let journal: any Journal<EngineModel>
  private let site: CrashSite
  private let life: Int

  init(_ journal: any Journal<EngineModel>, at site: CrashSite, life: Int) {
    self.journal = journal
    self.site = site
    self.life = life
  }

  func append(_ records: [EngineRecord], leadingTo state: EngineModel.State) {
    site.append(records, in: life) { journal.append(records, leadingTo: state) }
  }

  func durable(through sequence: Int) async throws {
    try await journal.durable(through: sequence)
    site.acknowledged(through: sequence, in: life)
  }

  func snapshot() throws -> Snapshot<EngineModel>? { try journal.snapshot() }

  func read(after sequence: Int, _ take: (EngineRecord) throws -> Void) throws {
    try journal.read(after: sequence, take)
  }

  func read(
    after sequence: Int,
    through last: Int,
    _ take: (EngineRecord) throws -> Void
  ) throws {
    try journal.read(after: sequence, through: last, take)
  }
}
