/// Something that happens once; who comes later does not wait.
actor Event {
  private var hasHappened = false
  private var waiters: [AsyncStream<Void>.Continuation] = []

  /// Makes it happen.
  func happen() {
    hasHappened = true
    for waiter in waiters { waiter.yield() }
    waiters = []
  }

  /// Waits until it has happened.
  /// - Throws: `CancellationError` when the task is cancelled while it waits.
  func wait() async throws {
    guard !hasHappened else { return }
    let (turns, turn) = AsyncStream.makeStream(of: Void.self)
    waiters.append(turn)
    for await _ in turns { return }
    throw CancellationError()
  }
}
