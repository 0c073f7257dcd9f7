/// A lock whose waiters suspend: first come, first served, handed over from owner to owner.
actor AsyncLock {
  private var isHeld = false
  /// Those that wait, the first first; some may have been cancelled.
  private var waiters: [AsyncStream<Void>.Continuation] = []

  /// Waits until the lock is the caller's.
  /// - Throws: `CancellationError` when the task is cancelled while it waits.
  nonisolated func acquire() async throws {
    try await enter()
    workOffActor()
  }

  /// Gives the lock to who has waited longest.
  nonisolated func release() async {
    await leave()
    workOffActor()
  }

  /// Runs something that no other owner of the lock overlaps with.
  ///
  /// - Parameter body: May suspend; the lock stays held.
  /// - Returns: What the body returns.
  /// - Throws: What the body throws, or `CancellationError` as `acquire` does.
  nonisolated func withLock<R>(_ body: () async throws -> R) async throws -> R {
    try await acquire()
    do {
      let result = try await body()
      await release()
      return result
    } catch {
      await release()
      throw error
    }
  }

  /// How many wait.
  var waiting: Int { waiters.count }

  private func enter() async throws {
    guard isHeld else {
      isHeld = true
      return
    }
    let (turns, turn) = AsyncStream.makeStream(of: Void.self)
    waiters.append(turn)
    for await _ in turns { return }
    throw CancellationError()
  }

  private func leave() {
    while !waiters.isEmpty {
      // One that was cancelled does not take it.
      if case .enqueued = waiters.removeFirst().yield() { return }
    }
    isHeld = false
  }
}
