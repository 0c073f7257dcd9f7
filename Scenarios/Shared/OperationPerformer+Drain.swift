import Synchronization
import WorkflowEngine

// The rounds of outbox drainers.
extension OperationPerformer {
  func drain(
    _ drainer: String,
    _ limit: Int,
    _ end: BoardOperation.DrainEnd
  ) async throws -> OperationOutcome {
    let number = memory.withLock { memory in
      memory.drains += 1
      return memory.drains
    }
    let drainer = "\(drainer), round \(number)"
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
    } catch is EmitterFailed where end == .fails {
      let isHeld = await engine.read { state in
        state.outbox.lanes.contains { $0.lease?.drainer == drainer }
      }
      if isHeld { excesses.add("\(drainer) failed and keeps its lane") }
    }
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
