import Synchronization

/// A journal in memory: durable at once, and lost when the process ends.
public final class MemoryJournal<M: Model>: Journal {
  /// The default of ``capacity``.
  public static var defaultCapacity: Int { 1 << 24 }

  /// The maximum number of records.
  public let capacity: Int

  // Every transaction reads it, so no lock protects it.
  private let isFull = Synchronization.Atomic<Bool>(false)
  private let stored: Mutex<Stored>

  /// Creates a journal.
  ///
  /// - Parameters:
  ///   - records: The initial records, to recover a ledger from.
  ///   - capacity: The maximum number of records; a transaction that would exceed it fails.
  public init(_ records: [Record<M.Event>] = [], capacity: Int = MemoryJournal.defaultCapacity) {
    self.capacity = capacity
    stored = Mutex(Stored(transactions: records.isEmpty ? [] : [records], count: records.count))
  }

  /// Appends the records of one transaction, or none if they do not all fit.
  ///
  /// - Parameters:
  ///   - records: The records of one transaction.
  ///   - state: The state after the transaction; not used.
  @specialized(where M == EngineModel)
  public func append(_ records: [Record<M.Event>], leadingTo state: M.State) {
    // A ledger calls it through the protocol, so without specialization it would look up types.
    stored.withLock {
      // After a lost transaction all later ones must be lost too, so that the records stay a
      // prefix.
      guard $0.count + records.count <= capacity && !isFull.load(ordering: .relaxed) else {
        isFull.store(true, ordering: .releasing)
        return
      }
      $0.transactions.append(records)
      $0.count += records.count
    }
  }

  /// Returns at once, because memory needs no sync.
  ///
  /// - Parameter sequence: The last number that must be durable.
  /// - Throws: ``JournalFull`` after a transaction did not fit.
  public func durable(through sequence: Int) async throws {
    if isFull.load(ordering: .acquiring) { throw JournalFull(capacity: capacity) }
  }

  /// Returns `nil`: an in-memory journal keeps every record.
  ///
  /// - Returns: `nil`.
  public func snapshot() -> Snapshot<M>? { nil }

  /// Reads the records, in order.
  ///
  /// - Parameters:
  ///   - sequence: The records after this number are read; 0 for all records.
  ///   - take: Called with each record.
  /// - Throws: Errors of `take`.
  public func read(after sequence: Int, _ take: (Record<M.Event>) throws -> Void) rethrows {
    try read(after: sequence, through: .max, take)
  }

  /// Reads a range of the records, in order.
  ///
  /// - Parameters:
  ///   - sequence: The number before the first record to read.
  ///   - last: The number of the last record to read.
  ///   - take: Called with each record.
  /// - Throws: Errors of `take`.
  /// - Complexity: O(*n* + log *m*), where *n* is the number of records to read and *m* the number
  ///   of all records.
  public func read(
    after sequence: Int,
    through last: Int,
    _ take: (Record<M.Event>) throws -> Void
  ) rethrows {
    var (place, end) = stored.withLock {
      ($0.transactions.place { $0[$0.count - 1].sequence > sequence }, $0.transactions.count)
    }
    while place < end {
      // If the reader kept the array, the next append would have to copy it.
      let next = min(place + Self.readLength, end)
      let some = stored.withLock { Array($0.transactions[place..<next]) }
      for transaction in some {
        let first = transaction.place { $0.sequence > sequence }
        for record in transaction[first...] {
          guard record.sequence <= last else { return }
          try take(record)
        }
      }
      place = next
    }
  }

  /// The number of transactions that are read per lock.
  private static var readLength: Int { 256 }

  /// Reads all records; it cannot fail.
  ///
  /// - Returns: All records, in order.
  /// - Complexity: O(*n*), where *n* is the number of records.
  public func records() -> [Record<M.Event>] {
    let (transactions, count) = stored.withLock { ($0.transactions, $0.count) }
    var records: [Record<M.Event>] = []
    records.reserveCapacity(count)
    for transaction in transactions { records += transaction }
    return records
  }

  private struct Stored: Sendable {
    // One array per transaction, so an append copies nothing.
    var transactions: [[Record<M.Event>]]
    var count: Int
  }
}

extension Array {
  /// The index of the first element that satisfies a predicate.
  ///
  /// All later elements must satisfy it too.
  ///
  /// - Complexity: O(log *n*).
  fileprivate func place(where holds: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
