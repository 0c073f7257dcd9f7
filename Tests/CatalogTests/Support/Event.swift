/// A one-time event; a wait after it returns at once.
actor Event {
  private var hasHappened = false
  private var waiters: [AsyncStream<Void>.Continuation] = []

  /// Triggers the event and resumes all waiting tasks.
  func happen() {
    hasHappened = true
    for waiter in waiters { waiter.yield() }
    waiters = []
  }

  /// Waits for the event.
  /// - Throws: `CancellationError` if the task is cancelled while it waits.
  func wait() async throws {
    guard !hasHappened else { return }
    let (turns, turn) = AsyncStream.makeStream(of: Void.self)
    waiters.append(turn)
    for await _ in turns { return }
    throw CancellationError()
  }
}
