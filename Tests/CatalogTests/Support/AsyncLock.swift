/// A lock whose waiters suspend; it is handed over in order of arrival.
actor AsyncLock {
  private var isHeld = false
  /// The waiters in order of arrival; some may have been cancelled.
  private var waiters: [AsyncStream<Void>.Continuation] = []

  /// Waits until the caller holds the lock.
  /// - Throws: `CancellationError` if the task is cancelled while it waits.
  nonisolated func acquire() async throws {
    try await enter()
    workOffActor()
  }

  /// Passes the lock to the task that has waited longest.
  nonisolated func release() async {
    await leave()
    workOffActor()
  }

  /// Runs a body while holding the lock.
  ///
  /// - Parameter body: It may suspend; the lock stays held.
  /// - Returns: The result of the body.
  /// - Throws: Errors of the body, or `CancellationError` like `acquire`.
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

  /// The number of waiting tasks.
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
      // A cancelled waiter does not take it.
      if case .enqueued = waiters.removeFirst().yield() { return }
    }
    isHeld = false
  }
}

/// Calls the runtime in a way that no optimizer removes or moves onto an actor.
///
/// If nothing happens between a hop back and the next hop to the same actor, an optimizer removes
/// both, and two calls become one step.
func workOffActor() {
  _ = Task.isCancelled
}
