internal import Synchronization
internal import WorkflowEngine

/// A journal that acknowledges before it is durable and syncs rarely, to make a large journal
/// quickly.
final class BatchedJournal: Journal {
  private struct Counts {
    var last = 0
    var waiting = 0
    var appends: [Int] = []
  }

  private let base: SQLiteJournal
  private let interval: Int
  private let counts = Mutex(Counts())

  /// Wraps a journal.
  ///
  /// - Parameters:
  ///   - base: The journal that stores the records.
  ///   - interval: The number of transactions per sync.
  init(_ base: SQLiteJournal, every interval: Int) {
    self.base = base
    self.interval = interval
  }

  /// The times of the appends in ascending order, in nanoseconds.
  var appends: [Int] { counts.withLock { $0.appends }.sorted() }

  func snapshot() throws -> Snapshot<EngineModel>? { try base.snapshot() }

  func read(after sequence: Int, _ take: (EngineRecord) throws -> Void) throws {
    try base.read(after: sequence, take)
  }

  func append(_ records: [EngineRecord], leadingTo state: EngineModel.State) {
    let start = ContinuousClock.now
    base.append(records, leadingTo: state)
    let time = (ContinuousClock.now - start).wholeNanoseconds
    counts.withLock {
      $0.appends.append(time)
      $0.last = records.last?.sequence ?? $0.last
      $0.waiting += 1
    }
  }

  func durable(through sequence: Int) async throws {
    let isDue = counts.withLock {
      guard $0.waiting >= interval else { return false }
      $0.waiting = 0
      return true
    }
    if isDue { try await base.durable(through: sequence) }
  }

  /// Makes everything durable, and closes the database.
  ///
  /// - Throws: An error if it cannot be written.
  func finish() async throws {
    try await base.durable(through: counts.withLock { $0.last })
    base.close()
  }
}
