import Synchronization

/// A journal in memory: durable at once, and gone with the process.
public final class MemoryJournal<Event: Sendable>: Journal {
  /// The number of records that a journal keeps unless it is told otherwise.
  public static var defaultCapacity: Int { 1 << 24 }

  /// The number of records that the journal keeps.
  public let capacity: Int

  private let stored: Mutex<Stored>

  /// Creates a journal.
  ///
  /// - Parameters:
  ///   - records: What it holds from the start, to recover a ledger from.
  ///   - capacity: The number of records that it keeps; a transaction beyond it fails.
  public init(_ records: [Record<Event>] = [], capacity: Int = MemoryJournal.defaultCapacity) {
    self.capacity = capacity
    stored = Mutex(Stored(records: records))
  }

  /// Takes the records of one transaction, or none of them when they do not fit.
  ///
  /// - Parameter records: The records of one transaction.
  public func append(_ records: [Record<Event>]) {
    stored.withLock {
      // A transaction after one that was lost must be lost too: what is kept stays a prefix.
      $0.isFull = $0.isFull || $0.records.count + records.count > capacity
      if !$0.isFull { $0.records += records }
    }
  }

  /// Returns at once, for memory is as durable as it gets.
  ///
  /// - Parameter sequence: The last number that must be durable.
  /// - Throws: ``JournalFull`` once a transaction did not fit.
  public func durable(through sequence: Int) async throws {
    if stored.withLock({ $0.isFull }) { throw JournalFull(capacity: capacity) }
  }

  /// Reads back what was kept.
  ///
  /// - Returns: Every record that was kept, in order.
  public func records() -> [Record<Event>] { stored.withLock { $0.records } }

  private struct Stored: Sendable {
    var records: [Record<Event>]
    var isFull = false
  }
}
