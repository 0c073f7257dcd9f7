import Synchronization

/// A journal in memory: durable at once, and gone with the process.
public final class MemoryJournal<M: Model>: Journal {
  /// The number of records that a journal keeps unless it is told otherwise.
  public static var defaultCapacity: Int { 1 << 24 }

  /// The number of records that the journal keeps.
  public let capacity: Int

  // Asked after every transaction, so it is not behind the lock.
  private let isFull = Synchronization.Atomic<Bool>(false)
  private let stored: Mutex<Stored>

  /// Creates a journal.
  ///
  /// - Parameters:
  ///   - records: What it holds from the start, to recover a ledger from.
  ///   - capacity: The number of records that it keeps; a transaction beyond it fails.
  public init(_ records: [Record<M.Event>] = [], capacity: Int = MemoryJournal.defaultCapacity) {
    self.capacity = capacity
    stored = Mutex(Stored(transactions: records.isEmpty ? [] : [records], count: records.count))
  }

  /// Takes the records of one transaction, or none of them when they do not fit.
  ///
  /// - Parameters:
  ///   - records: The records of one transaction.
  ///   - state: The state that they have led to; a snapshot would be of no use here.
  @specialized(where M == EngineModel)
  public func append(_ records: [Record<M.Event>], leadingTo state: M.State) {
    // A ledger calls this through the protocol: a version that is not specialized looks types up.
    stored.withLock {
      // A transaction after one that was lost must be lost too: what is kept stays a prefix.
      guard $0.count + records.count <= capacity && !isFull.load(ordering: .relaxed) else {
        isFull.store(true, ordering: .releasing)
        return
      }
      $0.transactions.append(records)
      $0.count += records.count
    }
  }

  /// Returns at once, for memory is as durable as it gets.
  ///
  /// - Parameter sequence: The last number that must be durable.
  /// - Throws: ``JournalFull`` once a transaction did not fit.
  public func durable(through sequence: Int) async throws {
    if isFull.load(ordering: .acquiring) { throw JournalFull(capacity: capacity) }
  }

  /// Nothing: a journal in memory keeps every record.
  ///
  /// - Returns: `nil`.
  public func snapshot() -> Snapshot<M>? { nil }

  /// Reads back what was kept, in order.
  ///
  /// - Parameters:
  ///   - sequence: The number of the last event that is not asked for.
  ///   - take: Called with each record.
  /// - Throws: What `take` throws.
  public func read(after sequence: Int, _ take: (Record<M.Event>) throws -> Void) rethrows {
    try read(after: sequence, through: .max, take)
  }

  /// Reads back some of what was kept, in order.
  ///
  /// - Parameters:
  ///   - sequence: The number of the last event that is not asked for.
  ///   - last: The number of the last event that is.
  ///   - take: Called with each record.
  /// - Throws: What `take` throws.
  /// - Complexity: O(*n* + log *m*), where *n* is the number of records that are read and *m* that of
  ///   all there are.
  public func read(
    after sequence: Int,
    through last: Int,
    _ take: (Record<M.Event>) throws -> Void
  ) rethrows {
    var (place, end) = stored.withLock {
      ($0.transactions.place { $0[$0.count - 1].sequence > sequence }, $0.transactions.count)
    }
    while place < end {
      // Holding the list would make the next append pay for a copy of it.
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

  /// The number of transactions that are read at once.
  private static var readLength: Int { 256 }

  /// Reads back everything that was kept; memory cannot fail to be read.
  ///
  /// - Returns: Every record that was kept, in order.
  /// - Complexity: O(*n*), where *n* is the number of records.
  public func records() -> [Record<M.Event>] {
    let (transactions, count) = stored.withLock { ($0.transactions, $0.count) }
    var records: [Record<M.Event>] = []
    records.reserveCapacity(count)
    for transaction in transactions { records += transaction }
    return records
  }

  private struct Stored: Sendable {
    // Kept as they came: nothing is copied when a transaction is appended.
    var transactions: [[Record<M.Event>]]
    var count: Int
  }
}

extension Array {
  /// The first place from which on something holds, if it holds nowhere before and everywhere after.
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
