import WorkflowEngine

// The rounds of outbox drainers.
extension OperationPerformer {
  func drain(
    _ drainer: String,
    _ limit: Int,
    _ end: BoardOperation.DrainEnd
  ) async throws -> OperationOutcome {
    let emitter = HalfwayEmitter(drainer: drainer, emissions: emissions, fails: end == .fails)
    let drain = OutboxDrain(engine, to: emitter, as: drainer, window: Self.window)
    if end == .dies {
      guard let batch = try await drain.take(limit: limit) else { return .done }
      check(batch.entries.count, limit)
      try await emitter.emit(batch.entries)
      try await emitter.flush()
      return .done
    }
    do {
      if case .delivered(let count) = try await drain.drain(limit: limit) { check(count, limit) }
    } catch is EmitterFailed where end == .fails {}
    return .done
  }

  private func check(_ count: Int, _ limit: Int) {
    if count > limit { excesses.add("a batch has \(count) entries, at most \(limit) are allowed") }
  }
}
