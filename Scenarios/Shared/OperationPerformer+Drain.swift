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

  /// Delivers what is left, once no other drainer has a lane.
  ///
  /// - Throws: Errors of the engine.
  func deliverRest() async throws {
    let name = "the last drainer"
    if engine.configuration.clock == nil {
      // Without a clock a lane stays with its drainer until the engine is opened again.
      crash()
      try await reopen()
    }
    clock.advance(by: Self.outboxLease)
    let emitter = HalfwayEmitter(drainer: name, emissions: emissions, fails: false)
    let drain = OutboxDrain(engine, to: emitter, as: name, window: Self.window)
    _ = try await drain.drainAll(limit: Self.window - 1)
  }

  private func check(_ count: Int, _ limit: Int) {
    if count > limit { excesses.add("a batch has \(count) entries, at most \(limit) are allowed") }
  }
}
