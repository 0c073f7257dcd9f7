/// A place in a journal: the numbers of the last transaction before it, and a checksum over all of them.
struct JournalHead: Sendable, Hashable {
  /// The number of the last event.
  var sequence = 0

  /// The number of the last transaction.
  var transaction = 0

  /// Over every transaction so far; each goes on from the one before.
  var checksum: UInt64 = 0

  /// Goes on to the next transaction.
  ///
  /// - Parameters:
  ///   - first: The number of its first event.
  ///   - count: The number of its events.
  ///   - transaction: Its number.
  ///   - time: When it was, in nanoseconds.
  ///   - bytes: Its events as bytes.
  mutating func follow(first: Int, count: Int, transaction: Int, time: Int, _ bytes: [UInt8]) {
    var check = CyclicCheck()
    check.take(checksum)
    check.take(first, count, transaction, time)
    check.take(bytes)
    sequence = first + count - 1
    self.transaction = transaction
    checksum = check.value
  }
}

extension JournalHead {
  /// Reads the end of a journal.
  ///
  /// - Throws: ``SQLiteError``.
  init(on connection: Connection) throws(SQLiteError) {
    self.init()
    let query = try Statement("SELECT sequence, number, checksum FROM head", on: connection)
    guard try query.step() else { return }
    sequence = query.integer(0)
    transaction = query.integer(1)
    checksum = UInt64(bitPattern: Int64(query.integer(2)))
    query.reset()
  }
}
