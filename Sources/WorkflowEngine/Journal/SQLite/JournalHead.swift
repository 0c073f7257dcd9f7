/// A position in a journal: the numbers of the last transaction before it, and their chain
/// checksum.
struct JournalHead: Sendable, Hashable {
  /// The number of the last event.
  var sequence = 0

  /// The number of the last transaction.
  var transaction = 0

  /// The checksum of all transactions so far; each transaction continues the previous checksum.
  var checksum: UInt64 = 0

  /// Advances to the next transaction.
  ///
  /// - Parameters:
  ///   - first: The number of its first event.
  ///   - count: The number of its events.
  ///   - transaction: Its number.
  ///   - time: Its time, in nanoseconds.
  ///   - bytes: Its events, encoded.
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
