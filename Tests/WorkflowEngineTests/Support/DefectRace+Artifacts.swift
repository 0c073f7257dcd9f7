import Testing

@testable import WorkflowEngine

extension DefectRace {
  static let artifacts: [DefectRace] = [
    DefectRace("stale-artifact-handed-off") { bench in
      let (producer, consumer) = try await bench.chain()
      let first = try await bench.start(producer)
      let old = try await bench.publish(producer, first)
      _ = try await bench.engine.release(producer, first)
      let second = try await bench.start(producer)
      _ = try await bench.engine.complete(producer, second, handoff: old)
      _ = try await bench.engine.dispatch(consumer)
    },
    DefectRace("artifacts-gate-off") { bench in
      let (producer, consumer) = try await bench.chain()
      try await bench.succeed(producer)
      _ = try await bench.engine.dispatch(consumer)
    },
    DefectRace("handoff-kept-on-reopen") { bench in
      let (producer, consumer) = try await bench.chain()
      let token = try await bench.start(producer)
      let handoff = try await bench.publish(producer, token)
      _ = try await bench.engine.complete(producer, token, handoff: handoff)
      _ = try await bench.engine.reopen(producer, by: "ann")
      try await bench.succeed(producer)
      _ = try await bench.engine.dispatch(consumer)
    },
    DefectRace("consumption-dropped") { bench in
      let (producer, consumer) = try await bench.chain()
      let token = try await bench.start(producer)
      let handoff = try await bench.publish(producer, token)
      _ = try await bench.engine.complete(producer, token, handoff: handoff)
      try await bench.start(consumer)
    },
  ]
}

extension Bench {
  /// A task, and one that needs the first one's report.
  fileprivate func chain() async throws -> (producer: TaskID, consumer: TaskID) {
    let producer = try await task()
    let needs = [ArtifactNeed("report", from: producer)]
    return (producer, try await engine.create(in: run, after: [producer], needs: needs).task)
  }

  /// Publishes a report, and returns a handoff with it.
  fileprivate func publish(_ task: TaskID, _ token: AttemptToken) async throws -> Handoff {
    let reply = try await engine.publish("report", label: "all", by: task, token)
    guard case .published(let id) = reply else { throw UnexpectedReply(text: "\(reply)") }
    return Handoff(artifacts: [Handoff.Item(id)])
  }
}
