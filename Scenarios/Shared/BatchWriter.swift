/// Writes waiting transactions in batches, while the next batch gathers.
actor BatchWriter {
  private let disk: CrashDisk
  private let epoch: Int
  private var isWriting = false
  private var waiters: [CheckedContinuation<Void, Never>] = []

  init(_ disk: CrashDisk, epoch: Int) {
    self.disk = disk
    self.epoch = epoch
  }

  /// Waits until every event up to a number is durable, and writes a batch if nobody else does.
  ///
  /// - Throws: ``CrashDisk/PowerLost``.
  func write(through sequence: Int) async throws {
    while try !disk.isDurable(through: sequence, epoch: epoch) {
      if isWriting {
        await withCheckedContinuation { waiters.append($0) }
      } else {
        try await writeBatch()
      }
    }
  }

  private func writeBatch() async throws {
    isWriting = true
    defer {
      isWriting = false
      for waiter in waiters { waiter.resume() }
      waiters = []
    }
    try disk.beginBatch(epoch: epoch)
    repeat { await Task.yield() } while try disk.writeNext(epoch: epoch)
    await Task.yield()
    try disk.sync(epoch: epoch)
  }
}
