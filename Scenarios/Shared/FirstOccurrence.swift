/// An event that happens once or more, and that tasks wait for with a time limit.
actor FirstOccurrence {
  private var hasOccurred = false
  private var waiting: [AsyncStream<Void>.Continuation] = []

  /// Triggers the event.
  func occur() {
    hasOccurred = true
    for continuation in waiting { continuation.finish() }
    waiting = []
  }

  /// Waits for the event, at most for a time limit.
  ///
  /// - Parameter limit: The limit, in the time of the iteration.
  func wait(atMost limit: Duration) async {
    guard !hasOccurred else { return }
    let (occurrence, continuation) = AsyncStream<Void>.makeStream()
    waiting.append(continuation)
    await withTaskGroup { group in
      group.addTask(name: "occurrence") { for await _ in occurrence {} }
      group.addTask(name: "limit") { try? await ContinuousClock().sleep(for: limit) }
      await group.next()
      group.cancelAll()
    }
  }
}
